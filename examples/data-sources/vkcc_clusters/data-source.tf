data "vkcc_clusters" "all" {}

output "clusters" {
  value = { for cluster in data.vkcc_clusters.all.clusters : cluster.name => cluster.version }
}

# Every filter that is given must fit.
data "vkcc_clusters" "shop_behind" {
  name_prefix   = "shop-"
  version_below = "1.33"

  labels = {
    environment = "production"
  }
}

output "to_upgrade" {
  value = data.vkcc_clusters.shop_behind.ids
}

output "first_generation" {
  value = [for cluster in data.vkcc_clusters.all.clusters : cluster.name if cluster.generation == 1]
}
