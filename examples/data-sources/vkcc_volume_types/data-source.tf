data "vkcc_volume_types" "ms1" {
  availability_zone = "MS1"
}

output "disk_types" {
  value = data.vkcc_volume_types.ms1.names
}
