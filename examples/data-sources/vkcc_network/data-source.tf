data "vkcc_network" "main" {
  name = "demo-network"
}

# For network_id and subnet_id of a cluster.
output "network_id" {
  value = data.vkcc_network.main.id
}

output "subnet_id" {
  value = data.vkcc_network.main.subnet_ids["demo-nodes"]
}

# Subnets whose nodes reach the internet.
output "subnets_with_a_way_out" {
  value = [for subnet in data.vkcc_network.main.subnets : subnet.cidr if subnet.has_external_gateway == true]
}
