# Ten mistakes, one in each resource below the first. `terraform plan` refuses all of them in one run, each on its argument, and
# nothing is created. README.md tells how to run it against the simulator.

terraform {
  required_providers {
    vkcc = {
      source = "vkcc/vkcc"
    }
  }
}

provider "vkcc" {}

locals {
  # The simulator's preloaded world.
  network_id = "10000000-0000-4000-8000-000000000001"
  subnet_id  = "20000000-0000-4000-8000-000000000001"
}

# Nothing is wrong here.
resource "vkcc_cluster" "good" {
  name               = "good"
  version            = "1.34.2"
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

# 1. An even number of masters: the fourth adds nothing to what may fail.
resource "vkcc_cluster" "four_masters" {
  name               = "four-masters"
  version            = "1.34.2"
  cluster_type       = "regional"
  master_count       = var.master_count
  master_flavor      = "STD3-4-8"
  availability_zones = ["ME1", "MS1", "PA2"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

# 2. All masters of a standard cluster stand in one zone.
resource "vkcc_cluster" "two_zones" {
  name               = "two-zones"
  version            = "1.34.2"
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = var.availability_zones
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

# 3. A patch that is not offered. The message tells which one is.
resource "vkcc_cluster" "old_patch" {
  name               = "old-patch"
  version            = var.kubernetes_version
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

# 4. A zone as a console would show it. The message tells how it is spelled.
resource "vkcc_cluster" "misspelt_zone" {
  name               = "misspelt-zone"
  version            = "1.34.2"
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = [var.zone]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

# 5. A network of the older SDN.
resource "vkcc_cluster" "old_network" {
  name               = "old-network"
  version            = "1.34.2"
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = var.network_id
  subnet_id          = "20000000-0000-4000-8000-000000000005"
}

# 6. Pods would get the addresses that the nodes have.
resource "vkcc_cluster" "pods_on_nodes" {
  name               = "pods-on-nodes"
  version            = "1.34.2"
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
  pods_cidr          = var.pods_cidr
}

# 7. An address where a network is meant. The message tells which network that is.
resource "vkcc_cluster" "host_bits" {
  name               = "host-bits"
  version            = "1.34.2"
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
  api_allowed_cidrs  = var.office
}

# 8. A public IP, and nothing that could supply it.
resource "vkcc_cluster" "public" {
  name               = "public"
  version            = "1.34.2"
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
  public_ip          = var.public_ip
}

# 9. A disk type that the group's zone does not have. The message tells where it is, and what there is here.
resource "vkcc_node_group" "disk_elsewhere" {
  cluster_id        = vkcc_cluster.good.id
  name              = "disk-elsewhere"
  flavor            = "STD3-4-8"
  availability_zone = "MS1"
  node_count        = 2
  disk_type         = var.disk_type
  disk_size         = 50
}

# 10. A taint's effect with a letter missing. The message tells what was meant.
resource "vkcc_node_group" "misspelt_effect" {
  cluster_id        = vkcc_cluster.good.id
  name              = "misspelt-effect"
  flavor            = "STD3-4-8"
  availability_zone = "MS1"
  node_count        = 2
  disk_type         = "ceph-ssd"
  disk_size         = 50
  taints            = [{ key = "dedicated", effect = var.effect }]
}
