data "vkcc_network" "main" {
  name = "demo-network"
}

resource "vkcc_cluster" "shop" {
  name               = "shop"
  version            = "1.34.2"
  cluster_type       = "regional"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["ME1", "MS1", "PA2"]
  network_id         = data.vkcc_network.main.id
  subnet_id          = data.vkcc_network.main.subnet_ids["demo-nodes"]
}

# A fixed number of workers.
resource "vkcc_node_group" "fixed" {
  cluster_id        = vkcc_cluster.shop.id
  name              = "fixed"
  flavor            = "STD3-4-8"
  availability_zone = "MS1"
  node_count        = 3
  disk_type         = "ceph-ssd"
  disk_size         = 50

  labels = {
    workload = "web"
  }
}

# As many workers as the pods need, within limits; only pods that tolerate the taint go there.
resource "vkcc_node_group" "autoscaled" {
  cluster_id        = vkcc_cluster.shop.id
  name              = "autoscaled"
  flavor            = "STD3-4-16"
  availability_zone = "PA2"
  disk_type         = "high-iops"
  disk_size         = 80

  autoscale = {
    min = 1
    max = 10
  }

  taints = [
    { key = "workload", value = "batch", effect = "NoSchedule" },
  ]

  max_unavailable_percent = 50
}
