resource "vkcc_cluster" "main" {
  name               = "story"
  version            = "1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

data "vkcc_kubeconfig" "main" {
  cluster_id = vkcc_cluster.main.id
}

output "kubeconfig" {
  value     = data.vkcc_kubeconfig.main.kubeconfig
  sensitive = true
}
