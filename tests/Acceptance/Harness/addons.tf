resource "vkcc_addon" "ingress" {
  cluster_id = vkcc_cluster.main.id
  name       = "ingress-nginx"
  version    = "4.11.3"
  values     = <<-YAML
    # mine
    controller:
      replicaCount: 2
      kind: "Deployment"
  YAML
  depends_on = [vkcc_node_group.workers]
}

resource "vkcc_addon" "certificates" {
  cluster_id = vkcc_cluster.main.id
  name       = "cert-manager"
  depends_on = [vkcc_addon.ingress]
}
