# { masters_may_fail = 1, quorum = 2, survives_zone_loss = true }
output "fault_tolerance" {
  value = provider::vkcc::fault_tolerance(3, ["ME1", "MS1", "PA2"])
}
