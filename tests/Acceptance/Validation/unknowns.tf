# Nothing here is wrong; at validate almost everything is unknown.

variable "masters" {
  type = number
}

variable "zones" {
  type = set(string)
}

variable "type" {
  type = string
}

variable "groups" {
  type = map(object({
    zone = string
    min  = optional(number)
    max  = optional(number)
    size = optional(number)
  }))
}

variable "taint" {
  type = object({ key = string, value = string, effect = string })
}

resource "terraform_data" "later" {
  input = "10.100.0.0/16"
}

resource "vkcc_cluster" "main" {
  count = 2

  name               = "cluster-${count.index}"
  version            = "1.33.3"
  cluster_type       = var.type
  master_count       = var.masters
  master_flavor      = "STD3-4-8"
  availability_zones = var.zones
  network_id         = local.network_id
  subnet_id          = local.subnet_id
  pods_cidr          = terraform_data.later.output
  labels             = { index = tostring(count.index) }
}

resource "vkcc_node_group" "workers" {
  for_each = var.groups

  cluster_id        = vkcc_cluster.main[0].id
  name              = each.key
  flavor            = "STD3-4-8"
  availability_zone = each.value.zone
  node_count        = each.value.size
  autoscale         = each.value.size == null ? { min = each.value.min, max = each.value.max } : null
  disk_type         = "ceph-ssd"
  disk_size         = 50
  taints            = [var.taint]
}
