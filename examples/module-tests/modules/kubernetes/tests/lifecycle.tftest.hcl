# The module's life in a simulated cloud: created, grown in place, furnished with an add-on, destroyed at the end by terraform test itself.

variables {
  name               = "lifecycle"
  kubernetes_version = "1.33.3"
  network_id         = "10000000-0000-4000-8000-000000000001"
  subnet_id          = "20000000-0000-4000-8000-000000000001"
  pools              = { web = { nodes_per_zone = 1 } }
}

run "create" {
  assert {
    condition     = vkcc_cluster.this.status == "RUNNING"
    error_message = "The cluster does not run."
  }

  assert {
    condition     = length(output.node_groups) == 3
    error_message = "There should be three node groups."
  }
}

run "grow" {
  variables {
    pools = { web = { nodes_per_zone = 2 } }
  }

  assert {
    condition     = output.cluster_id == run.create.cluster_id && output.node_groups == run.create.node_groups
    error_message = "Growing a pool must not replace anything."
  }
}

run "install_an_add_on" {
  variables {
    pools  = { web = { nodes_per_zone = 2 } }
    addons = { ingress-nginx = { version = "4.11.3", values = "controller: {replicaCount: 2}" } }
  }

  assert {
    condition     = vkcc_addon.this["ingress-nginx"].status == "INSTALLED" && output.addons == { ingress-nginx = "4.11.3" }
    error_message = "The add-on is not installed."
  }
}

# Its version is raised by the same apply, since the old one does not run on the new Kubernetes.
run "upgrade" {
  variables {
    kubernetes_version = "1.34.2"
    pools              = { web = { nodes_per_zone = 2 } }
    addons             = { ingress-nginx = { version = "4.12.1", values = "controller: {replicaCount: 2}" } }
  }

  assert {
    condition     = output.cluster_id == run.create.cluster_id && vkcc_cluster.this.version == "1.34.2"
    error_message = "An upgrade must happen in place."
  }

  assert {
    condition     = vkcc_addon.this["ingress-nginx"].version == "4.12.1"
    error_message = "The add-on should have come along."
  }
}
