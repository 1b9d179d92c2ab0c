output "addons" {
  description = "What is installed, in which version, and whether a newer one fits the cluster."
  value = {
    for addon in [vkcc_addon.ingress, vkcc_addon.monitoring] : addon.name => {
      version           = addon.version
      status            = addon.status
      upgrade_available = addon.upgrade_available
    }
  }
}
