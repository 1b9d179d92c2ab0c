import {
  to = vkcc_addon.ingress
  id = "shop/ingress-nginx"
}
