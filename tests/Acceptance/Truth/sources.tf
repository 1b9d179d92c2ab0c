# Everything of the second group comes from elsewhere: a data source that waits, a resource that is created in the same apply, a count, an each.

resource "terraform_data" "later" {
  input = {
    zone   = "MS1"
    labels = { team = "web" }
    sizes  = { first = 1, second = 2 }
  }
}

data "vkcc_flavors" "later" {
  min_vcpus  = 4
  depends_on = [terraform_data.later]
}

data "vkcc_kubernetes_versions" "later" {
  depends_on = [terraform_data.later]
}

resource "vkcc_cluster" "main" {
  count = 2

  name               = "sources-${count.index}"
  version            = data.vkcc_kubernetes_versions.later.latest
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = data.vkcc_flavors.later.flavors[0].name
  availability_zones = [terraform_data.later.output.zone]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
  labels             = terraform_data.later.output.labels
}

resource "vkcc_node_group" "workers" {
  for_each = { first = 0, second = 1 }

  cluster_id        = vkcc_cluster.main[each.value].id
  name              = each.key
  flavor            = data.vkcc_flavors.later.flavors[0].id
  availability_zone = one(vkcc_cluster.main[each.value].availability_zones)
  node_count        = terraform_data.later.output.sizes[each.key]
  disk_type         = "ceph-ssd"
  disk_size         = vkcc_cluster.main[0].master_count * 20
  labels            = { cluster = vkcc_cluster.main[each.value].name }
}
