# Ten clusters with five node groups each.

locals {
  groups = merge([
    for cluster in range(10) : { for group in range(5) : "${cluster}-${group}" => { cluster = cluster, group = group } }
  ]...)
}

resource "vkcc_cluster" "many" {
  count = 10

  name               = "many-${count.index}"
  version            = "1.33.3"
  cluster_type       = "regional"
  master_count       = 3
  master_flavor      = "STD3-2-6"
  availability_zones = ["ME1", "MS1", "PA2"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

resource "vkcc_node_group" "many" {
  for_each = local.groups

  cluster_id        = vkcc_cluster.many[each.value.cluster].id
  name              = "group-${each.value.group}"
  flavor            = "STD3-2-4"
  availability_zone = ["ME1", "MS1", "PA2"][each.value.group % 3]
  node_count        = 1
  disk_type         = "ceph-ssd"
  disk_size         = 50
}
