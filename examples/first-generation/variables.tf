# The defaults are those of the simulator's preloaded world (vkcc-simulator catalog shows all of it).

variable "kubernetes_version" {
  description = "Version of one of the cluster templates that the service offers; without a patch the newest that there is."
  type        = string
  default     = "1.33"
}

variable "network_id" {
  description = "Network of the cluster, on SDN Sprut or Neutron."
  type        = string
  default     = "10000000-0000-4000-8000-000000000001"
}

variable "subnet_id" {
  description = "Subnet of the nodes, on a router with external access."
  type        = string
  default     = "20000000-0000-4000-8000-000000000001"
}

# variable "night" {
#   description = "Whether the cluster is stopped."
#   type        = bool
#   default     = false
# }
