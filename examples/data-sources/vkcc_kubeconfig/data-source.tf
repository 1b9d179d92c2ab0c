data "vkcc_cluster" "shop" {
  name = "shop"
}

# Stored in state, the token too: only for what cannot take an ephemeral value, such as an output.
data "vkcc_kubeconfig" "shop" {
  cluster_id = data.vkcc_cluster.shop.id
}

output "kubeconfig" {
  value     = data.vkcc_kubeconfig.shop.kubeconfig
  sensitive = true
}
