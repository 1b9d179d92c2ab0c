output "cluster_id" {
  description = "Id of the cluster."
  value       = vkcc_cluster.this.id
}

output "masters_by_zone" {
  description = "Where the masters stand."
  value       = vkcc_cluster.this.master_placement
}

output "addons" {
  description = "Versions of the add-ons by name."
  value       = { for name, addon in vkcc_addon.this : name => addon.version }
}

output "node_groups" {
  description = "Ids of the node groups by name."
  value       = { for name, group in vkcc_node_group.this : name => group.id }
}
