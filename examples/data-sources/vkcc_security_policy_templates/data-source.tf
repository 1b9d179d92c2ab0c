data "vkcc_security_policy_templates" "all" {
  generation = 2
}

# What may stand in the settings of a policy, by its template.
output "settings" {
  value = {
    for template in data.vkcc_security_policy_templates.all.templates :
    "${template.name} ${coalesce(template.version, "?")}" => jsondecode(coalesce(template.settings_schema, "{}"))
    if !template.is_default
  }
}
