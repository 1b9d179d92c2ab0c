# The defaults are those of the simulator's preloaded world (vkcc-simulator catalog shows all of it).

variable "kubernetes_version" {
  description = "One of the versions that the service offers."
  type        = string
  default     = "1.34.2"
}

variable "master_count" {
  description = "A regional cluster has 3 or 5 masters."
  type        = number
  default     = 5
}

variable "steady_nodes" {
  description = "Workers that always run."
  type        = number
  default     = 3
}

variable "network_id" {
  description = "Network of the cluster; it must be on the SDN Sprut."
  type        = string
  default     = "10000000-0000-4000-8000-000000000001"
}

variable "subnet_id" {
  description = "Subnet of the nodes, on a router with external access."
  type        = string
  default     = "20000000-0000-4000-8000-000000000001"
}

variable "loadbalancer_subnet_id" {
  description = "Subnet in which load balancers get their addresses."
  type        = string
  default     = "20000000-0000-4000-8000-000000000002"
}
