# By the names of cluster and group.
terraform import vkcc_node_group.fixed shop/fixed

# By id: 27 letters and digits on the second generation, a UUID on the first.
terraform import vkcc_node_group.fixed 2xQk9RbTnMdQw7sHcUe4yKj3gPz
