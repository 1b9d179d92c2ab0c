resource "vkcc_addon" "ingress" {
  cluster_id = vkcc_cluster.main.id
  name       = "ingress-nginx"
  version    = "4.11.3"
  values     = yamlencode({ controller = { replicaCount = 2 } })
  depends_on = [vkcc_node_group.workers]
}

resource "vkcc_security_policy" "range" {
  cluster_id = vkcc_cluster.main.id
  template   = "k8sreplicalimits"
  namespace  = "team-a"
  settings   = jsonencode({ ranges = [{ min_replicas = 1, max_replicas = 3 }] })
}
