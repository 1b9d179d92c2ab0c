moved {
  from = vkcs_kubernetes_cluster_v2.main
  to   = vkcc_cluster.main
}

moved {
  from = vkcs_kubernetes_node_group_v2.fixed
  to   = vkcc_node_group.fixed
}

moved {
  from = vkcs_kubernetes_node_group_v2.scaled
  to   = vkcc_node_group.scaled
}
