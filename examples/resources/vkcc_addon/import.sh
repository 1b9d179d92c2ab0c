# By the id of the installation, on the second generation.
terraform import vkcc_addon.ingress 2xQk9RbTnMdQw7sHcUe4yKj3gPz

# By the name (or id) of the cluster and the add-on's name in the catalogue.
terraform import vkcc_addon.ingress shop/ingress-nginx
