data "vkcc_clusters" "all" {}

output "clusters" {
  value = { for cluster in data.vkcc_clusters.all.clusters : cluster.name => cluster.version }
}

output "first_generation" {
  value = [for cluster in data.vkcc_clusters.all.clusters : cluster.name if cluster.generation == 1]
}
