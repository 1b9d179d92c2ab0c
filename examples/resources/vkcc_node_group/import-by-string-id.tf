import {
  to = vkcc_node_group.fixed
  id = "2xQk9RbTnMdQw7sHcUe4yKj3gPz"
}
