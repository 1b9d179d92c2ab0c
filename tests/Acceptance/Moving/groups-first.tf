resource "vkcc_node_group" "workers" {
  cluster_id        = vkcc_cluster.main.id
  name              = "workers"
  flavor            = "STD3-4-8"
  availability_zone = "MS1"
  node_count        = 2
  disk_type         = "ceph-ssd"
  disk_size         = 50

  labels = { role = "web" }
  taints = [{ key = "dedicated", value = "web", effect = "NoSchedule" }]
}
