# The id of a second-generation node group: 27 letters and digits.
terraform import vkcc_node_group.fixed 2xQk9RbTnMdQw7sHcUe4yKj3gPz
