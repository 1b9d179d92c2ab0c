# Groups of clusters that run something older than 1.33.
data "vkcc_node_groups" "behind" {
  version_below = "1.33"
}

output "behind" {
  value = [for group in data.vkcc_node_groups.behind.node_groups : "${group.cluster_name}/${group.name} ${group.version}"]
}
