data "vkcc_availability_zones" "all" {}

# Open, and not being retired.
output "zones_for_new_things" {
  value = data.vkcc_availability_zones.all.names
}
