# The cluster of all node groups among the rows.

resource "vkcc_cluster" "shared" {
  name               = "shared"
  version            = "1.34.2"
  cluster_type       = "standard"
  master_count       = 3
  master_flavor      = "STD3-4-8"
  availability_zones = ["MS1"]
  network_id         = local.network_id
  subnet_id          = local.subnet_id
}

# Known after apply: what looks at it says nothing before.
resource "terraform_data" "later" {
  input = "standard"
}
