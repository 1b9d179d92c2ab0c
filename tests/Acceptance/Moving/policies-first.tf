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

resource "vkcc_security_policy" "replicas" {
  cluster_id       = vkcc_cluster.main.id
  template         = "k8sreplicalimits"
  template_version = "1.0.0"
  namespace        = "team-a"
  settings         = jsonencode({ ranges = [{ min_replicas = 1, max_replicas = 3 }] })
}

resource "vkcc_security_policy" "ports" {
  cluster_id = vkcc_cluster.main.id
  template   = "k8sblocknodeport"
  enabled    = false
}
