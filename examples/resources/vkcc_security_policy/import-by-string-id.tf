import {
  to = vkcc_security_policy.replicas
  id = "2xQkBm4TnVdQw7sHcUe4yKj3gPz"
}
