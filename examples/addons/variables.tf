# The defaults are those of the simulator's preloaded world (vkcc-simulator catalog shows all of it).

variable "kubernetes_version" {
  description = "One of the versions that the service offers."
  type        = string
  default     = "1.33.3"
}

variable "ingress_version" {
  description = "Version of the chart of ingress-nginx."
  type        = string
  default     = "4.11.3"
}

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

variable "loadbalancer_subnet" {
  description = "Name of the subnet in which load balancers get their addresses."
  type        = string
  default     = "demo-balancers"
}
