variable "groups" {
  type    = number
  default = 1
}

variable "master_flavor" {
  type    = string
  default = "STD3-2-6"
}

resource "vkcc_cluster" "main" {
  name                = "many"
  version             = "1.32.1"
  cluster_type        = "regional"
  master_count        = 3
  master_flavor       = var.master_flavor
  availability_zones  = ["ME1", "MS1", "PA2"]
  network_id          = local.network_id
  subnet_id           = local.subnet_id
  public_ip           = true
  external_network_id = local.external_network_id
}

resource "vkcc_node_group" "many" {
  count = var.groups

  cluster_id        = vkcc_cluster.main.id
  name              = "group-${count.index}"
  flavor            = "STD3-2-4"
  availability_zone = ["ME1", "MS1", "PA2"][count.index % 3]
  node_count        = 1
  disk_type         = "ceph-ssd"
  disk_size         = 50
}
