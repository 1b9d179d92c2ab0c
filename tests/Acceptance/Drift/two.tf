locals {
  groups = merge([
    for cluster in range(2) : { for group in range(3) : "${cluster}-${group}" => { cluster = cluster, group = group } }
  ]...)
}

resource "vkcc_cluster" "two" {
  count = 2

  name               = "drift-${count.index}"
  version            = "1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

resource "vkcc_node_group" "two" {
  for_each = local.groups

  cluster_id        = vkcc_cluster.two[each.value.cluster].id
  name              = "group-${each.value.group}"
  flavor            = "STD2-2-4"
  availability_zone = "MS1"
  node_count        = 1
  disk_type         = "ceph-ssd"
  disk_size         = 50
}
