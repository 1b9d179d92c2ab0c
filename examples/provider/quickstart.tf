terraform {
  required_version = ">= 1.10"

  required_providers {
    vkcc = {
      source  = "vkcc/vkcc"
      version = "~> 0.1.0"
    }
  }
}

# Who logs in, and where, comes from the environment: OS_AUTH_URL, OS_PROJECT_ID, OS_USERNAME, OS_PASSWORD, or OS_CLOUD.
provider "vkcc" {}

variable "network" {
  description = "Name of a network on SDN Sprut; the default is that of the simulator."
  default     = "demo-network"
}

variable "subnet" {
  description = "Name of a subnet of it on a router with an external gateway."
  default     = "demo-nodes"
}

data "vkcc_network" "main" {
  name = var.network
}

resource "vkcc_cluster" "main" {
  name               = "quickstart"
  version            = "1.34.2"
  cluster_type       = "regional"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["ME1", "MS1", "PA2"]
  network_id         = data.vkcc_network.main.id
  subnet_id          = data.vkcc_network.main.subnet_ids[var.subnet]
}

resource "vkcc_node_group" "workers" {
  for_each = vkcc_cluster.main.availability_zones

  cluster_id        = vkcc_cluster.main.id
  name              = "workers-${lower(each.key)}"
  flavor            = "STD3-2-8"
  availability_zone = each.key
  node_count        = 1
  disk_type         = "ceph-ssd"
  disk_size         = 50
}

output "api_address" {
  value = vkcc_cluster.main.api_address
}
