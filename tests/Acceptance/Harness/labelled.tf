resource "vkcc_cluster" "main" {
  name               = "story"
  version            = "1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id

  labels = {
    team = "web"
  }
}

resource "vkcc_node_group" "workers" {
  cluster_id        = vkcc_cluster.main.id
  name              = "workers"
  flavor            = "STD2-2-4"
  availability_zone = "MS1"
  node_count        = 2
  disk_type         = "ceph-ssd"
  disk_size         = 50

  labels = {
    pool = "web"
  }
}
