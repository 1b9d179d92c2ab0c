# What a cluster needs before anything runs in it: an entrance, monitoring, and a rule for what may be deployed.

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
  name               = "addons"
  version            = var.kubernetes_version
  cluster_type       = "regional"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["ME1", "MS1", "PA2"]

  network_id             = data.vkcc_network.main.id
  subnet_id              = data.vkcc_network.main.subnet_ids[var.subnet]
  loadbalancer_subnet_id = data.vkcc_network.main.subnet_ids[var.loadbalancer_subnet]
}

# One group in each zone, so that the ingress and the monitoring outlive a zone too.
resource "vkcc_node_group" "workers" {
  for_each = vkcc_cluster.regional.availability_zones

  cluster_id        = vkcc_cluster.regional.id
  name              = "workers-${lower(each.key)}"
  flavor            = "STD3-4-8"
  availability_zone = each.key
  node_count        = 1
  disk_type         = "ceph-ssd"
  disk_size         = 50
}

# The version is written down: the next one comes when somebody writes it here.
resource "vkcc_addon" "ingress" {
  cluster_id = vkcc_cluster.regional.id
  name       = "ingress-nginx"
  version    = var.ingress_version

  values = yamlencode({
    controller = {
      replicaCount = 2
    }
  })

  # Add-ons run on workers. cluster_id alone would let the add-on start before them, and keep it until they are gone.
  depends_on = [vkcc_node_group.workers]
}

# The file is what charts are usually given. What is secret goes into values_wo, of which nothing is stored.
resource "vkcc_addon" "monitoring" {
  cluster_id = vkcc_cluster.regional.id
  name       = "kube-prometheus-stack"
  namespace  = "monitoring"

  values = file("${path.module}/monitoring.yaml")

  depends_on = [vkcc_node_group.workers]
}

# What is deployed into the namespace web has two to five replicas.
resource "vkcc_security_policy" "replicas" {
  cluster_id = vkcc_cluster.regional.id
  template   = "k8sreplicalimits"
  namespace  = "web"

  settings = jsonencode({
    ranges = [{ min_replicas = 2, max_replicas = 5 }]
  })
}
