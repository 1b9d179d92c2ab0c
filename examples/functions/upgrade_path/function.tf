# ["1.32.1", "1.33.3", "1.34.2"]
output "upgrade_path" {
  value = provider::vkcc::upgrade_path("1.31.4", "1.34.2", ["1.34.2", "1.33.3", "1.32.1", "1.31.4"])
}
