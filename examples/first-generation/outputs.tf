output "api_address" {
  description = "Where the Kubernetes API answers."
  value       = vkcc_cluster.first.api_address
}

output "power_state" {
  description = "Whether the cluster runs or is stopped."
  value       = vkcc_cluster.first.power_state
}
