# The defaults are those of the simulator's preloaded world (vkcc-simulator catalog shows all of it).

variable "kubernetes_version" {
  description = "Version of one of the cluster templates that the service offers; without a patch the newest that there is."
  type        = string
  default     = "1.33"
}

variable "network" {
  description = "Name of the network of the cluster, on SDN Sprut or Neutron."
  type        = string
  default     = "demo-network"
}

variable "subnet" {
  description = "Name of the nodes' subnet, on a router with external access."
  type        = string
  default     = "demo-nodes"
}

# variable "night" {
#   description = "Whether the cluster is stopped."
#   type        = bool
#   default     = false
# }
