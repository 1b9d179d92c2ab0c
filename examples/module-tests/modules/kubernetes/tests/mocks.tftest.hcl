# The module without any cloud, not even a simulated one: Terraform plays the provider. What the module itself computes is tested; what the service would say is not.

variables {
  name               = "mocked"
  kubernetes_version = "1.34.2"
  network_id         = "10000000-0000-4000-8000-000000000001"
  subnet_id          = "20000000-0000-4000-8000-000000000001"
  pools              = { web = { nodes_per_zone = 2 } }
}

# Without defaults Terraform makes up what the provider would compute: eight letters for an id, empty maps, zeros.
mock_provider "vkcc" {}

run "every_pool_has_a_group_in_every_zone" {
  assert {
    condition     = toset(keys(output.node_groups)) == toset(["web-me1", "web-ms1", "web-pa2"])
    error_message = "A pool should have one node group in each zone."
  }

  assert {
    condition     = alltrue([for group in vkcc_node_group.this : group.cluster_id == output.cluster_id])
    error_message = "Every group should belong to the cluster."
  }
}
