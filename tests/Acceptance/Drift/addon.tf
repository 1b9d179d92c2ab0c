resource "vkcc_cluster" "main" {
  name               = "drift"
  version            = "1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

resource "vkcc_node_group" "workers" {
  cluster_id        = vkcc_cluster.main.id
  name              = "workers"
  flavor            = "STD2-2-4"
  availability_zone = "MS1"
  node_count        = 1
  disk_type         = "ceph-ssd"
  disk_size         = 50
}

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
  settings   = jsonencode({ ranges = [{ min_replicas = 1, max_replicas = 3 }] })
}
