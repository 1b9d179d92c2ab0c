# A first-generation cluster: three masters in one zone, on machines of the project. What differs from the second generation
# stands in docs/guides/generations.md.

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

resource "vkcc_cluster" "first" {
  generation         = 1
  name               = "first-generation"
  version            = var.kubernetes_version
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD2-2-6"
  availability_zones = ["MS1"]
  network_id         = data.vkcc_network.main.id
  subnet_id          = data.vkcc_network.main.subnet_ids[var.subnet]

  # Options of the service; only clean_volumes counts at once, the others when nodes are created anew.
  labels = {
    master_volume_size = "60"
    clean_volumes      = "true"
  }

  # Stopped at night: a scheduled job applies with -var night=true in the evening and without it in the morning. A stopped
  # cluster takes no other change, and a new one starts running.
  #
  # power_state = var.night ? "stopped" : "running"
}

resource "vkcc_node_group" "workers" {
  cluster_id = vkcc_cluster.first.id
  name       = "workers"
  flavor     = "STD2-2-4"
  node_count = 2
  disk_type  = "ceph-ssd"
  disk_size  = 50

  # The zone is the cluster's when it is left out.
}
