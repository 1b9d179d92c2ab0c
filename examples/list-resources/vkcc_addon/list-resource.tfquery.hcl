list "vkcc_addon" "all" {
  provider = vkcc
}

list "vkcc_addon" "of_shop" {
  provider = vkcc

  config {
    cluster_id = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc"
  }
}
