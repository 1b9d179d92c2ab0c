import {
  to = vkcc_cluster.example
  identity = {
    id = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc"
  }
}
