data "vkcc_kubeconfig" "main" {
  cluster_id = vkcc_cluster.main.id
}

output "kubeconfig" {
  value     = data.vkcc_kubeconfig.main.kubeconfig
  sensitive = true
}

output "host" {
  value = data.vkcc_kubeconfig.main.host
}

output "cluster_ca_certificate" {
  value = data.vkcc_kubeconfig.main.cluster_ca_certificate
}
