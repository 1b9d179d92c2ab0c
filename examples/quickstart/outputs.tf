output "api_address" {
  description = "Where the Kubernetes API answers."
  value       = vkcc_cluster.quickstart.api_address
}
