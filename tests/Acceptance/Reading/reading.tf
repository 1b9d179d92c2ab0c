# Known in the plan.
data "vkcc_flavors" "small" {
  family  = "STD3"
  min_ram = 8192
}

# Known only when the cluster is there.
data "vkcc_cluster" "made" {
  id = vkcc_cluster.main.id
}

data "vkcc_node_group" "made" {
  cluster_id = vkcc_cluster.main.id
  name       = vkcc_node_group.workers.name
  depends_on = [vkcc_node_group.workers]
}

output "flavor" {
  value = data.vkcc_flavors.small.names[0]
}

output "min_ram" {
  value = data.vkcc_flavors.small.min_ram
}

output "same_cluster" {
  value = data.vkcc_cluster.made.name == vkcc_cluster.main.name && data.vkcc_cluster.made.api_address == vkcc_cluster.main.api_address
}

output "nodes" {
  value = data.vkcc_node_group.made.current_node_count
}
