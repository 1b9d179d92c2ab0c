data "vkcc_cluster" "shop" {
  name = "shop"
}

# Stored in state, the token too: for Terraform before 1.10 only.
data "vkcc_kubeconfig" "shop" {
  cluster_id = data.vkcc_cluster.shop.id
}

output "kubeconfig" {
  value     = data.vkcc_kubeconfig.shop.kubeconfig
  sensitive = true
}
