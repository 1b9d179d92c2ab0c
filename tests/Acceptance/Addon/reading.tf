data "vkcc_addons" "all" {
  cluster_id = vkcc_cluster.main.id
  depends_on = [vkcc_addon.certificates]
}

data "vkcc_addon" "jaeger" {
  cluster_id = vkcc_cluster.main.id
  name       = "jaeger"
}

resource "vkcc_addon" "jaeger" {
  cluster_id = vkcc_cluster.main.id
  name       = data.vkcc_addon.jaeger.name
  version    = data.vkcc_addon.jaeger.version
  values     = yamlencode(merge(yamldecode(data.vkcc_addon.jaeger.default_values), { mine = true }))
  depends_on = [vkcc_addon.certificates]
}

output "upgrades" {
  value = [
    for addon in data.vkcc_addons.all.addons : "${addon.name} ${addon.installed_version} -> ${addon.latest}"
    if addon.installed && addon.installed_version != addon.latest
  ]
}

output "jaeger" {
  value = data.vkcc_addon.jaeger.default_values
}

output "replicas" {
  value = yamldecode(data.vkcc_addon.jaeger.default_values).elasticsearch.replicas
}
