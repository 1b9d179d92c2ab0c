data "vkcc_kubernetes_versions" "offered" {}

# Newest first.
output "versions" {
  value = { for v in data.vkcc_kubernetes_versions.offered.versions : v.version => v.supported_until }
}
