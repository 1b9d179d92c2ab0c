import {
  to = vkcc_cluster.example
  id = "2xQk8vYtBfzJZ0rVpXo1mWn5aLc"
}
