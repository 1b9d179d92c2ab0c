data "vkcc_cluster" "shop" {
  name = "shop"
}

data "vkcc_addons" "of_shop" {
  cluster_id = data.vkcc_cluster.shop.id
}

output "to_upgrade" {
  value = {
    for addon in data.vkcc_addons.of_shop.addons : addon.name => "${addon.installed_version} -> ${addon.latest}"
    if addon.installed && addon.latest != null && addon.installed_version != addon.latest
  }
}

# Before a cluster is upgraded: what runs on the new version. The second generation's catalogue, without a cluster.
data "vkcc_addons" "of_1_34" {
  kubernetes_version = "1.34"
}

output "newest_of_1_34" {
  value = { for addon in data.vkcc_addons.of_1_34.addons : addon.name => addon.latest }
}
