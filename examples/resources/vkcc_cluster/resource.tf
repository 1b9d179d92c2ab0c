resource "vkcc_cluster" "example" {
  name               = "example"
  version            = "1.34.2"
  cluster_type       = "regional"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["ME1", "MS1", "PA2"]

  network_id          = "10000000-0000-4000-8000-000000000001"
  subnet_id           = "20000000-0000-4000-8000-000000000001"
  external_network_id = "10000000-0000-4000-8000-000000000004"
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
