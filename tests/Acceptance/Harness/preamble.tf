# Stands beside the input of every test.

terraform {
  required_providers {
    vkcc = {
      source = "vkcc/vkcc"
    }
  }
}

provider "vkcc" {}

locals {
  # The simulator's preloaded world.
  network_id          = "10000000-0000-4000-8000-000000000001"
  subnet_id           = "20000000-0000-4000-8000-000000000001"
  balancer_subnet_id  = "20000000-0000-4000-8000-000000000002"
  external_network_id = "10000000-0000-4000-8000-000000000004"
}
