resource "vkcc_cluster" "main" {
  name               = "story"
  version            = "1.33.3"
  cluster_type       = "regional"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["ME1", "MS1", "PA2"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id

  labels = {
    team = "platform"
  }
}
