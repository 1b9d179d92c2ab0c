# By name, where no other cluster of the project has it.
terraform import vkcc_cluster.example shop

# By id: 27 letters and digits on the second generation, a UUID on the first.
terraform import vkcc_cluster.example 2xQk8vYtBfzJZ0rVpXo1mWn5aLc
