import {
  to = vkcc_addon.ingress
  identity = {
    cluster_id = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc"
    name       = "ingress-nginx"
  }
}
