import {
  to = vkcc_security_policy.replicas
  identity = {
    id = "2xQkBm4TnVdQw7sHcUe4yKj3gPz"
  }
}
