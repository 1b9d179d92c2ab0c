# { "ME1" = 2, "MS1" = 2, "PA2" = 1 }
output "master_placement" {
  value = provider::vkcc::master_placement(5, ["ME1", "MS1", "PA2"])
}
