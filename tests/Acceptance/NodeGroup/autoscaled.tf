resource "vkcc_cluster" "main" {
  name               = "story"
  version            = "1.33.3"
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
  availability_zone = "ME1"
  disk_type         = "high-iops"
  disk_size         = 80

  autoscale = {
    min = 2
    max = 6
  }

  max_unavailable_percent = 50

  timeouts = {
    create = "90m"
  }
}
