resource "vkcc_cluster" "three" {
  count = 3

  name               = "three-${count.index}"
  version            = "1.34.2"
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["ME1"]
  network_id         = "10000000-0000-4000-8000-000000000001"
  subnet_id          = "20000000-0000-4000-8000-000000000001"
}
