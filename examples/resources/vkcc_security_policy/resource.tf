data "vkcc_network" "main" {
  name = "demo-network"
}

resource "vkcc_cluster" "shop" {
  name               = "shop"
  version            = "1.34.2"
  cluster_type       = "regional"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["ME1", "MS1", "PA2"]
  network_id         = data.vkcc_network.main.id
  subnet_id          = data.vkcc_network.main.subnet_ids["demo-nodes"]
}

# In one namespace, what is deployed has two to five replicas.
resource "vkcc_security_policy" "replicas" {
  cluster_id = vkcc_cluster.shop.id
  generation = 2
  template   = "k8sreplicalimits"
  namespace  = "web"

  settings = jsonencode({
    ranges = [{ min_replicas = 2, max_replicas = 5 }]
  })
}

# In all namespaces images come from one registry. Not in force yet.
resource "vkcc_security_policy" "registry" {
  cluster_id = vkcc_cluster.shop.id
  generation = 2
  template   = "k8sallowedrepos"
  settings   = jsonencode({ repos = ["registry.example.com/"] })
  enabled    = false
}
