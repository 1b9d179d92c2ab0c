# The module without any cloud, with what its users will see in the outputs. A file of its own, since each file of tests begins with an empty state.

variables {
  name               = "mocked"
  kubernetes_version = "1.34.2"
  network_id         = "10000000-0000-4000-8000-000000000001"
  subnet_id          = "20000000-0000-4000-8000-000000000001"
  pools              = { web = { nodes_per_zone = 2 } }
}

# Defaults take the place of what Terraform would make up; what the module configures stays as it is.
mock_provider "vkcc" {
  mock_resource "vkcc_cluster" {
    defaults = {
      id               = "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD"
      status           = "RUNNING"
      master_placement = { ME1 = 1, MS1 = 1, PA2 = 1 }
    }
  }

  mock_resource "vkcc_node_group" {
    defaults = {
      id     = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc"
      status = "RUNNING"
    }
  }
}

run "outputs_are_those_of_the_cluster" {
  assert {
    condition     = output.cluster_id == "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD" && output.masters_by_zone == tomap({ ME1 = 1, MS1 = 1, PA2 = 1 })
    error_message = "The outputs should show the cluster."
  }

  assert {
    condition     = alltrue([for group in vkcc_node_group.this : group.cluster_id == "2xQ8kZ0yTq1bWcVn3RfJmH5sLpD" && group.status == "RUNNING"])
    error_message = "Every group should belong to the cluster and run."
  }
}
