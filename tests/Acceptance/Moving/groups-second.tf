resource "vkcc_node_group" "fixed" {
  cluster_id        = vkcc_cluster.main.id
  name              = "fixed"
  flavor            = "STD3-4-8"
  availability_zone = "MS1"
  node_count        = 2
  disk_type         = "ceph-ssd"
  disk_size         = 50

  labels = { role = "web" }
  taints = [{ key = "dedicated", value = "web", effect = "NoSchedule" }]
}

resource "vkcc_node_group" "scaled" {
  cluster_id              = vkcc_cluster.main.id
  name                    = "scaled"
  flavor                  = "STD3-4-8"
  availability_zone       = "MS1"
  autoscale               = { min = 1, max = 4 }
  disk_type               = "ceph-ssd"
  disk_size               = 50
  max_unavailable_percent = 30
}
