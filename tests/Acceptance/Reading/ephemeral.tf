ephemeral "vkcc_kubeconfig" "main" {
  cluster_id = vkcc_cluster.main.id
}

# What stands for the kubernetes provider: a second configuration of ours that has no other login than the token.
provider "vkcc" {
  alias = "second"
  token = ephemeral.vkcc_kubeconfig.main.token
}

data "vkcc_cluster" "second" {
  provider = vkcc.second
  id       = vkcc_cluster.main.id
}

output "second" {
  value = data.vkcc_cluster.second.name
}
