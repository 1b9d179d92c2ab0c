data "vkcc_network" "main" {
  name = "demo-network"
}

resource "vkcc_cluster" "shop" {
  name               = "shop"
  version            = "1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = data.vkcc_network.main.id
  subnet_id          = data.vkcc_network.main.subnet_ids["demo-nodes"]
}

resource "vkcc_node_group" "workers" {
  cluster_id        = vkcc_cluster.shop.id
  name              = "workers"
  flavor            = "STD3-4-16"
  availability_zone = "MS1"
  node_count        = 2
  disk_type         = "ceph-ssd"
  disk_size         = 50
}

# With the catalogue's own values, in the newest version.
resource "vkcc_addon" "certificates" {
  cluster_id = vkcc_cluster.shop.id
  name       = "cert-manager"

  # Add-ons run on workers.
  depends_on = [vkcc_node_group.workers]
}

# With values of its own, in a version that stays until another one is written here.
resource "vkcc_addon" "ingress" {
  cluster_id = vkcc_cluster.shop.id
  name       = "ingress-nginx"
  version    = "4.11.3"

  values = yamlencode({
    controller = {
      replicaCount = 2
    }
  })

  depends_on = [vkcc_node_group.workers]
}
