resource "vkcc_cluster" "first" {
  generation         = 1
  name               = "first"
  version            = "1.33"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD2-2-6"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

resource "vkcc_cluster" "second" {
  name               = "second"
  version            = "1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD2-2-6"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

resource "vkcc_node_group" "workers" {
  for_each = { first = vkcc_cluster.first.id, second = vkcc_cluster.second.id }

  cluster_id        = each.value
  name              = "workers"
  flavor            = "STD3-4-8"
  availability_zone = "MS1"
  node_count        = 1
  disk_type         = "ceph-ssd"
  disk_size         = 50
}
