# What the module plans. Nothing is created: these runs take a second.

variables {
  name               = "plan"
  kubernetes_version = "1.34.2"
  network_id         = "10000000-0000-4000-8000-000000000001"
  subnet_id          = "20000000-0000-4000-8000-000000000001"
}

run "three_masters_stand_in_three_zones" {
  command = plan

  assert {
    condition     = output.masters_by_zone == tomap({ ME1 = 1, MS1 = 1, PA2 = 1 })
    error_message = "Masters are not spread evenly."
  }
}

run "five_masters_may_lose_two" {
  command = plan

  variables {
    masters = 5
  }

  assert {
    condition     = vkcc_cluster.this.fault_tolerance.masters_may_fail == 2
    error_message = "Five masters should survive the loss of two."
  }
}

run "one_master_is_refused" {
  command = plan

  variables {
    masters = 1
  }

  expect_failures = [var.masters]
}

run "a_pool_has_a_group_in_every_zone" {
  command = plan

  variables {
    pools = { web = { nodes_per_zone = 2 } }
  }

  assert {
    condition     = toset(keys(vkcc_node_group.this)) == toset(["web-me1", "web-ms1", "web-pa2"])
    error_message = "A pool should have one node group in each zone."
  }
}

run "an_empty_pool_is_refused" {
  command = plan

  variables {
    pools = { web = { nodes_per_zone = 0 } }
  }

  expect_failures = [var.pools]
}
