resource "vkcc_cluster" "main" {
  generation         = 1
  name               = "story"
  version            = "1.33"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD2-2-6"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id

  labels = {
    cloud_monitoring = "true"
    team             = "platform"
  }
}
