resource "vkcc_cluster" "main" {
  name               = "story"
  version            = "v1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD2-2-6"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id

  insecure_registries = ["registry.example.com:5000"]
  labels              = { team = "shop" }
}

resource "vkcc_node_group" "fixed" {
  cluster_id        = vkcc_cluster.main.id
  name              = "fixed"
  flavor            = "STD3-4-8"
  availability_zone = "MS1"
  node_count        = 2
  disk_type         = "ceph-ssd"
  disk_size         = 50

  labels = { role = "web" }
  taints = [{ key = "dedicated", value = "web", effect = "NoSchedule" }]
}

resource "vkcc_node_group" "scaled" {
  cluster_id              = vkcc_cluster.main.id
  name                    = "scaled"
  flavor                  = "STD3-4-8"
  availability_zone       = "MS1"
  autoscale               = { min = 1, max = 4 }
  disk_type               = "ceph-ssd"
  disk_size               = 50
  max_unavailable_percent = 30
}
