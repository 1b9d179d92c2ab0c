output "api_address" {
  description = "Where the Kubernetes API answers."
  value       = vkcc_cluster.regional.api_address
}

output "master_placement" {
  description = "Masters in each zone, known before anything is created."
  value       = vkcc_cluster.regional.master_placement
}

output "survives_zone_loss" {
  description = "Whether the control plane keeps its majority when any one zone is lost."
  value       = vkcc_cluster.regional.fault_tolerance.survives_zone_loss
}
