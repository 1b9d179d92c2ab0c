resource "vkcc_cluster" "main" {
  generation             = 1
  name                   = "everything"
  version                = "v1.33.3"
  cluster_type           = "regional"
  master_count           = 3
  master_flavor          = "STD3-4-8"
  availability_zones     = ["PA2", "ME1", "MS1"]
  network_id             = local.network_id
  subnet_id              = local.subnet_id
  loadbalancer_subnet_id = local.balancer_subnet_id
  external_network_id    = local.external_network_id
  public_ip              = true
  pods_cidr              = "10.120.0.0/16"
  network_plugin         = "calico"
  insecure_registries    = ["registry.example.com:5000", "another.example.com"]
  keypair                = "demo"
  dns_domain             = "cluster.example"
  security_policy_sync   = true
  power_state            = "running"
  deletion_protection    = false

  labels = {
    clean_volumes  = "true"
    kube_log_level = "2"
  }

  timeouts = {
    create = "90m"
    update = "1h30m"
    delete = "45m"
  }
}
