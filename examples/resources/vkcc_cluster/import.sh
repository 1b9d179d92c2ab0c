# The id of a second-generation cluster: 27 letters and digits.
terraform import vkcc_cluster.example 2xQk8vYtBfzJZ0rVpXo1mWn5aLc
