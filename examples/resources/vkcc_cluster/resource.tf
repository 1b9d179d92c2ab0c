data "vkcc_network" "main" {
  name = "demo-network"
}

data "vkcc_external_network" "internet" {}

resource "vkcc_cluster" "example" {
  name               = "example"
  version            = "1.34.2"
  cluster_type       = "regional"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["ME1", "MS1", "PA2"]

  network_id          = data.vkcc_network.main.id
  subnet_id           = data.vkcc_network.main.subnet_ids["demo-nodes"]
  external_network_id = data.vkcc_external_network.internet.id
  public_ip           = true
  api_allowed_cidrs   = ["198.51.100.0/24"]

  labels = {
    team = "platform"
  }

  deletion_protection = false

  timeouts = {
    create = "90m"
  }
}
