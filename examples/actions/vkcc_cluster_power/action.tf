# terraform apply -invoke=action.vkcc_cluster_power.night stops the cluster, and …morning starts it again.
action "vkcc_cluster_power" "night" {
  config {
    name        = "nightly"
    power_state = "stopped"
  }
}

action "vkcc_cluster_power" "morning" {
  config {
    cluster_id  = "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77"
    power_state = "running"

    timeouts = {
      invoke = "90m"
    }
  }
}
