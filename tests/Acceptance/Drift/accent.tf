resource "vkcc_cluster" "accent" {
  name               = "accent"
  description        = "Caf\u00e9"
  labels             = { note = "caf\u00e9" }
  version            = "1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}
