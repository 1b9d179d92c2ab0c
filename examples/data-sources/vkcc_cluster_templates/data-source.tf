data "vkcc_cluster_templates" "of_1_34" {
  version = "1.34"
}

# Newest first.
output "cluster_template_id" {
  value = data.vkcc_cluster_templates.of_1_34.ids[0]
}
