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
