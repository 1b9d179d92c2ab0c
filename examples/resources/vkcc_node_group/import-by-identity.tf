import {
  to = vkcc_node_group.fixed
  identity = {
    id = "2xQk9RbTnMdQw7sHcUe4yKj3gPz"
  }
}
