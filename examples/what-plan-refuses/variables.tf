# The mistakes. They stand here and not in main.tf so that plan shows all ten at once: to `terraform validate` a variable is
# unknown, and what is unknown is no error. Written out in main.tf, 1, 2, 7, 8 and 10 are refused by validate already.

variable "master_count" {
  type    = number
  default = 4 # right: 3 or 5
}

variable "availability_zones" {
  type    = set(string)
  default = ["ME1", "MS1"] # right: ["MS1"]
}

variable "kubernetes_version" {
  type    = string
  default = "1.34.1" # right: "1.34.2"
}

variable "zone" {
  type    = string
  default = "MS-1" # right: "MS1"
}

variable "network_id" {
  type    = string
  default = "10000000-0000-4000-8000-000000000003" # right: a network of SDN Sprut, and a subnet of it
}

variable "pods_cidr" {
  type    = string
  default = "192.168.0.0/16" # right: "10.100.0.0/16"
}

variable "office" {
  type    = set(string)
  default = ["203.0.113.7/24"] # right: ["203.0.113.0/24"]
}

variable "public_ip" {
  type    = bool
  default = true # right: with external_network_id
}

variable "disk_type" {
  type    = string
  default = "high-iops-ha" # right: "high-iops"
}

variable "effect" {
  type    = string
  default = "NoShedule" # right: "NoSchedule"
}
