# By the cluster's id or name, the template and the namespace (* for all), on the first generation: the second does not list the policies of a cluster.
terraform import vkcc_security_policy.replicas 'shop/k8sreplicalimits/web'

# By the cluster's id or name, and the policy's id: the id is found only in this cluster.
terraform import vkcc_security_policy.replicas 'shop/2xQkBm4TnVdQw7sHcUe4yKj3gPz'

# By id: 27 letters and digits on the second generation, a UUID on the first.
terraform import vkcc_security_policy.replicas 2xQkBm4TnVdQw7sHcUe4yKj3gPz
