# A fault-tolerant cluster: five masters over three zones, so that the control plane survives the loss of any one of them; a fixed
# group of workers for what must always run, and one that the autoscaler grows in another zone.

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

resource "vkcc_cluster" "regional" {
  name               = "regional"
  description        = "Five masters over three zones"
  version            = var.kubernetes_version
  cluster_type       = "regional"
  master_count       = var.master_count
  master_flavor      = "STD3-4-8"
  availability_zones = ["ME1", "MS1", "PA2"]

  network_id             = data.vkcc_network.main.id
  subnet_id              = data.vkcc_network.main.subnet_ids[var.subnet]
  loadbalancer_subnet_id = data.vkcc_network.main.subnet_ids[var.loadbalancer_subnet]
  pods_cidr              = "10.100.0.0/16"
  api_allowed_cidrs      = ["192.168.0.0/16"]

  labels = {
    environment = "demo"
  }
}

resource "vkcc_node_group" "steady" {
  cluster_id        = vkcc_cluster.regional.id
  name              = "steady"
  flavor            = "STD3-4-8"
  availability_zone = "MS1"
  node_count        = var.steady_nodes
  disk_type         = "ceph-ssd"
  disk_size         = 50

  labels = {
    workload = "steady"
  }
}

resource "vkcc_node_group" "elastic" {
  cluster_id        = vkcc_cluster.regional.id
  name              = "elastic"
  flavor            = "STD3-4-16"
  availability_zone = "PA2"
  disk_type         = "high-iops"
  disk_size         = 80

  autoscale = {
    min = 1
    max = 5
  }

  taints = [
    { key = "workload", value = "batch", effect = "NoSchedule" },
  ]
}
