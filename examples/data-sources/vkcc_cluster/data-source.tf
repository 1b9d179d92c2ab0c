data "vkcc_cluster" "shop" {
  name = "shop"
}

output "api_address" {
  value = data.vkcc_cluster.shop.api_address
}
