data "vkcc_cluster" "shop" {
  name = "shop"
}

data "vkcc_node_group" "workers" {
  cluster_id = data.vkcc_cluster.shop.id
  name       = "workers"
}

output "nodes" {
  value = data.vkcc_node_group.workers.current_node_count
}
