# Everything that is known only after something else was made.

resource "terraform_data" "settings" {
  input = {
    name  = "chained"
    zone  = "MS1"
    size  = 2
    taint = "batch"
  }
}

resource "vkcc_cluster" "main" {
  name               = terraform_data.settings.output.name
  version            = "1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD2-2-6"
  availability_zones = [terraform_data.settings.output.zone]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

resource "vkcc_node_group" "workers" {
  cluster_id        = vkcc_cluster.main.id
  name              = "workers"
  flavor            = "STD3-4-8"
  availability_zone = terraform_data.settings.output.zone
  node_count        = terraform_data.settings.output.size
  disk_type         = "ceph-ssd"
  disk_size         = 50

  taints = [
    { key = "dedicated", value = terraform_data.settings.output.taint, effect = "NoSchedule" },
  ]
}
