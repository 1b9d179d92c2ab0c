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
