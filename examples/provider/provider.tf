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
