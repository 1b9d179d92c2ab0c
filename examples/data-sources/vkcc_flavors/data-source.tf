# The smallest flavor of the family STD3 with at least 4 vCPUs and 8 GB.
data "vkcc_flavors" "masters" {
  family      = "STD3"
  min_vcpus   = 4
  min_ram     = 8192
  for_masters = true
}

output "master_flavor" {
  value = data.vkcc_flavors.masters.names[0]
}
