# A cluster, its node groups and add-ons, the way one team wants them: regional, spread over three zones, able to lose any one of them.

terraform {
  required_version = ">= 1.10"

  required_providers {
    vkcc = {
      source = "vkcc/vkcc"
    }
  }
}

resource "vkcc_cluster" "this" {
  name               = var.name
  version            = var.kubernetes_version
  cluster_type       = "regional"
  master_count       = var.masters
  master_flavor      = var.master_flavor
  availability_zones = var.zones
  network_id         = var.network_id
  subnet_id          = var.subnet_id
}

# Every pool has a node group in each zone, so that a zone that fails takes a third of each.
resource "vkcc_node_group" "this" {
  for_each = { for group in local.groups : "${group.pool}-${lower(group.zone)}" => group }

  cluster_id        = vkcc_cluster.this.id
  name              = each.key
  flavor            = var.pools[each.value.pool].flavor
  availability_zone = each.value.zone
  node_count        = var.pools[each.value.pool].nodes_per_zone
  disk_type         = "ceph-ssd"
  disk_size         = var.pools[each.value.pool].disk_size
  labels            = { pool = each.value.pool }
}

resource "vkcc_addon" "this" {
  for_each = var.addons

  cluster_id = vkcc_cluster.this.id
  name       = each.key
  version    = each.value.version
  values     = each.value.values

  # Add-ons run on the pools' nodes.
  depends_on = [vkcc_node_group.this]
}

locals {
  groups = [for pair in setproduct(keys(var.pools), sort(var.zones)) : { pool = pair[0], zone = pair[1] }]
}
