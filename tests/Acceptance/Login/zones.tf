# One call to the cloud, made with whatever logs in.
data "vkcc_availability_zones" "all" {}

output "zones" {
  value = join(",", sort(data.vkcc_availability_zones.all.names))
}
