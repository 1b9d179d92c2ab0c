terraform {
  required_providers {
    vkcc = {
      source = "vkcc/vkcc"
    }
  }
}

# Whatever is left out comes from the environment: OS_AUTH_URL, OS_REGION_NAME, OS_PROJECT_ID, OS_USERNAME, OS_PASSWORD, …
provider "vkcc" {
  region     = "RegionOne"
  project_id = "11111111111111111111111111111111"
  username   = "demo"
}

# The same out of clouds.yaml and secure.yaml, the files that OpenStack clients share: one entry says where, who, and which project.
provider "vkcc" {
  alias = "shop"
  cloud = "shop"
}
