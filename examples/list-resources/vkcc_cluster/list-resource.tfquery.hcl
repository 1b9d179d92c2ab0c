# terraform query shows them, terraform query -generate-config-out=found.tf writes import blocks and resources.
list "vkcc_cluster" "shop" {
  provider         = vkcc
  include_resource = true
  limit            = 50

  config {
    name_prefix = "shop-"
    generation  = 2
  }
}
