variable "name" {
  description = "Name of the cluster."
  type        = string
}

variable "kubernetes_version" {
  description = "Kubernetes version, such as 1.34.2."
  type        = string
}

variable "masters" {
  description = "Number of masters: 3 or 5."
  type        = number
  default     = 3

  validation {
    condition     = provider::vkcc::fault_tolerance(var.masters, var.zones).survives_zone_loss
    error_message = "With this many masters in these zones, losing one zone would stop the control plane."
  }
}

variable "master_flavor" {
  description = "Flavor of the masters."
  type        = string
  default     = "STD3-4-8"
}

variable "zones" {
  description = "Three availability zones."
  type        = set(string)
  default     = ["ME1", "MS1", "PA2"]
}

variable "network_id" {
  description = "Network of the cluster, on the SDN Sprut."
  type        = string
}

variable "subnet_id" {
  description = "Subnet of the nodes."
  type        = string
}

variable "pools" {
  description = "Pools of workers; each has a node group in every zone."
  type = map(object({
    flavor         = optional(string, "STD3-4-8")
    nodes_per_zone = number
    disk_size      = optional(number, 50)
  }))
  default = {}

  validation {
    condition     = alltrue([for pool in var.pools : pool.nodes_per_zone > 0])
    error_message = "A pool has at least one node in every zone."
  }
}

variable "addons" {
  description = "Add-ons by their names in the catalogue; without a version the newest that fits, without values the catalogue's own."
  type = map(object({
    version = optional(string)
    values  = optional(string)
  }))
  default = {}
}
