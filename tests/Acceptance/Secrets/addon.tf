variable "password" {
  type      = string
  ephemeral = true
}

variable "values_version" {
  type    = number
  default = 1
}

resource "vkcc_addon" "monitoring" {
  cluster_id = vkcc_cluster.main.id
  name       = "kube-prometheus-stack"
  values_wo = yamlencode({
    grafana = { adminPassword = var.password }
  })
  values_wo_version = var.values_version
  depends_on        = [vkcc_node_group.workers]
}
