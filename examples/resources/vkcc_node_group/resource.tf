# A fixed number of workers.
resource "vkcc_node_group" "fixed" {
  cluster_id        = vkcc_cluster.example.id
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
  cluster_id        = vkcc_cluster.example.id
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
