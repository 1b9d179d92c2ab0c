# Somebody's first-generation cluster.
data "vkcc_cluster" "old" {
  name = "old"
}

data "vkcc_node_group" "own" {
  cluster_id = data.vkcc_cluster.old.id
  name       = "own"
}

data "vkcc_clusters" "all" {
  depends_on = [vkcc_cluster.main]
}

data "vkcc_kubeconfig" "old" {
  cluster_id = data.vkcc_cluster.old.id
}

ephemeral "vkcc_kubeconfig" "old" {
  cluster_id = data.vkcc_cluster.old.id
}

provider "vkcc" {
  alias = "second"
  token = ephemeral.vkcc_kubeconfig.old.token
}

data "vkcc_cluster" "second" {
  provider = vkcc.second
  id       = data.vkcc_cluster.old.id
}

output "old" {
  value = data.vkcc_cluster.old
}

output "own" {
  value = data.vkcc_node_group.own
}

output "all" {
  value = [for cluster in data.vkcc_clusters.all.clusters : "${cluster.name} ${cluster.generation} ${cluster.version}"]
}

output "same" {
  value = data.vkcc_cluster.second == data.vkcc_cluster.old
}

output "host" {
  value = data.vkcc_kubeconfig.old.host
}
