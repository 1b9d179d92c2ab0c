resource "vkcc_cluster" "main" {
  generation         = 1
  name               = "story"
  version            = "1.33"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD2-2-6"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

resource "vkcc_node_group" "workers" {
  cluster_id        = vkcc_cluster.main.id
  name              = "workers"
  flavor            = "STD3-4-8"
  availability_zone = "MS1"
  node_count        = 1
  disk_type         = "ceph-ssd"
  disk_size         = 50
}

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
