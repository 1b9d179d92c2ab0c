resource "vkcc_cluster" "main" {
  name                   = "everything"
  generation             = 2
  description            = "Every argument of the second generation"
  version                = "v1.33.3"
  cluster_type           = "regional"
  master_count           = 5
  master_flavor          = "STD3-4-8"
  availability_zones     = ["PA2", "ME1", "MS1"]
  network_id             = local.network_id
  subnet_id              = local.subnet_id
  loadbalancer_subnet_id = local.balancer_subnet_id
  external_network_id    = local.external_network_id
  public_ip              = true
  pods_cidr              = "10.120.0.0/16"
  network_plugin         = "cilium"
  api_allowed_cidrs      = ["203.0.113.0/24", "198.51.100.7/32"]
  insecure_registries    = ["registry.example.com:5000"]
  deletion_protection    = false

  labels = {
    team  = "platform"
    stage = "test"
  }

  timeouts = {
    create = "90m"
    update = "1h30m"
    delete = "45m"
  }
}
