data "vkcc_cluster" "shop" {
  name = "shop"
}

data "vkcc_addon" "ingress" {
  cluster_id = data.vkcc_cluster.shop.id
  name       = "ingress-nginx"
}

# The catalogue's own values with a few of one's own, for values of a vkcc_addon.
output "values" {
  value = yamlencode(merge(yamldecode(data.vkcc_addon.ingress.default_values), { replicaCount = 2 }))
}

output "installed_version" {
  value = data.vkcc_addon.ingress.installed_version
}
