list "vkcc_node_group" "all" {
  provider = vkcc
}

list "vkcc_node_group" "workers" {
  provider = vkcc

  config {
    cluster_id  = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc"
    name_prefix = "workers"
  }
}
