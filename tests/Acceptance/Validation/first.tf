resource "vkcc_cluster" "main" {
  generation           = 1
  name                 = "validated"
  version              = "1.33"
  cluster_type         = "standard"
  master_count         = 3
  master_flavor        = "STD3-4-8"
  availability_zones   = ["MS1"]
  network_id           = local.network_id
  subnet_id            = local.subnet_id
  public_ip            = true
  keypair              = "demo"
  dns_domain           = "cluster.local"
  security_policy_sync = true
  power_state          = "running"

  labels = {
    master_volume_size = "60"
  }
}

resource "vkcc_node_group" "workers" {
  cluster_id = "7b2c9c0e-6d7a-4b0e-9d0a-0c2f5d0b1a11"
  name       = "workers"
  flavor     = "STD3-4-8"
  node_count = 1
  disk_type  = "ceph-ssd"
  disk_size  = 50
}
