# The smallest useful cluster: one master, two workers, one zone. The names in variables.tf are those of the simulator's preloaded
# world; in VK Cloud put your own network there.

terraform {
  required_providers {
    vkcc = {
      source = "vkcc/vkcc"
    }
  }
}

# Credentials come from OS_AUTH_URL, OS_PROJECT_ID, OS_USERNAME, OS_PASSWORD, …
provider "vkcc" {}

data "vkcc_network" "main" {
  name = var.network
}

resource "vkcc_cluster" "quickstart" {
  name               = "quickstart"
  version            = "1.34.2"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD2-2-6"
  availability_zones = ["MS1"]
  network_id         = data.vkcc_network.main.id
  subnet_id          = data.vkcc_network.main.subnet_ids[var.subnet]
}

resource "vkcc_node_group" "workers" {
  cluster_id        = vkcc_cluster.quickstart.id
  name              = "workers"
  flavor            = "STD2-2-4"
  availability_zone = "MS1"
  node_count        = 2
  disk_type         = "ceph-ssd"
  disk_size         = 50
}
