variable "network" {
  description = "Name of the network of the cluster; it must be on the SDN Sprut."
  type        = string
  default     = "demo-network"
}

variable "subnet" {
  description = "Name of the nodes' subnet, on a router with external access."
  type        = string
  default     = "demo-nodes"
}
