resource "vkcc_cluster" "main" {
  name               = "shop"
  version            = "1.33.3"
  cluster_type       = "standard"
  master_count       = 1
  master_flavor      = "STD2-2-6"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

resource "vkcc_node_group" "workers" {
  cluster_id        = vkcc_cluster.main.id
  name              = "workers"
  flavor            = "STD3-4-8"
  availability_zone = "MS1"
  node_count        = 2
  disk_type         = "ceph-ssd"
  disk_size         = 50
  labels            = { team = "red" }

  taints = [
    { key = "dedicated", value = "batch", effect = "NoSchedule" },
  ]
}

data "vkcc_kubeconfig" "main" {
  cluster_id = vkcc_cluster.main.id
  depends_on = [vkcc_node_group.workers]
}

output "kubeconfig" {
  value     = data.vkcc_kubeconfig.main.kubeconfig
  sensitive = true
}

output "token" {
  value     = data.vkcc_kubeconfig.main.token
  sensitive = true
}

ephemeral "vkcc_kubeconfig" "main" {
  cluster_id = vkcc_cluster.main.id
}

# Whoever takes ephemeral values can call the cluster in the same apply; a provisioner is what terraform has without another provider.
resource "terraform_data" "nodes" {
  input = vkcc_node_group.workers.id

  provisioner "local-exec" {
    command = "printf '%s' \"$AUTHORITY\" >authority.pem && kubectl --server \"$SERVER\" --certificate-authority authority.pem --token \"$TOKEN\" get nodes -o name >nodes"

    environment = {
      SERVER    = ephemeral.vkcc_kubeconfig.main.host
      AUTHORITY = ephemeral.vkcc_kubeconfig.main.cluster_ca_certificate
      TOKEN     = ephemeral.vkcc_kubeconfig.main.token
    }
  }
}
