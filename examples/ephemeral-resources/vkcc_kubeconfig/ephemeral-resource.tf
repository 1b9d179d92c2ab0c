data "vkcc_cluster" "shop" {
  name = "shop"
}

ephemeral "vkcc_kubeconfig" "shop" {
  cluster_id = data.vkcc_cluster.shop.id
}

# The same three go into provider "kubernetes" and, under kubernetes = { … }, into provider "helm":
#
#   provider "kubernetes" {
#     host                   = ephemeral.vkcc_kubeconfig.shop.host
#     cluster_ca_certificate = ephemeral.vkcc_kubeconfig.shop.cluster_ca_certificate
#     token                  = ephemeral.vkcc_kubeconfig.shop.token
#   }
