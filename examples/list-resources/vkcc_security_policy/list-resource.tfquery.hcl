list "vkcc_security_policy" "all" {
  provider = vkcc
}

list "vkcc_security_policy" "replicas" {
  provider         = vkcc
  include_resource = true

  config {
    cluster_id = "5f0c4f0e-2f6b-4a3c-9d57-0d5f2a8c1b77"
    template   = "k8sreplicalimits"
  }
}
