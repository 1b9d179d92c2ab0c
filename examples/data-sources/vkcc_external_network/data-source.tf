# For external_network_id of a cluster with a public IP; on the first generation sdn = "neutron" where its network is on Neutron.
data "vkcc_external_network" "internet" {}

output "external_network_id" {
  value = data.vkcc_external_network.internet.id
}
