resource "vkcc_cluster" "main" {
  name               = "story"
  version            = "v1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD2-2-6"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id

  insecure_registries = ["registry.example.com:5000"]
  labels              = { team = "shop" }
}
