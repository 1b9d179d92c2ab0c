# By name and password. The password is best left to OS_PASSWORD.
provider "vkcc" {
  alias      = "by_password"
  region     = "RegionOne"
  project_id = "11111111111111111111111111111111"
  username   = "demo"
}

# By an application credential, which belongs to one project. The secret is best left to OS_APPLICATION_CREDENTIAL_SECRET.
provider "vkcc" {
  alias                     = "by_application_credential"
  application_credential_id = "44444444444444444444444444444444"
}

# By an entry of clouds.yaml and secure.yaml, the files that OpenStack clients share.
provider "vkcc" {
  alias = "by_cloud"
  cloud = "shop"
}
