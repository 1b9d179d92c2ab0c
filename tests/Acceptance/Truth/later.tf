# Collections and objects that are known after apply, one for each attribute that takes such.

resource "terraform_data" "availability_zones" {
  input = toset(["MS1"])
}

resource "terraform_data" "api_allowed_cidrs" {
  input = toset(["10.0.0.0/24"])
}

resource "terraform_data" "insecure_registries" {
  input = toset(["registry.example"])
}

resource "terraform_data" "labels" {
  input = { team = "web" }
}

resource "terraform_data" "autoscale" {
  input = { min = 1, max = 3 }
}

resource "terraform_data" "taints" {
  input = toset([{ key = "dedicated", value = "web", effect = "NoSchedule" }])
}

resource "terraform_data" "timeouts" {
  input = { create = "30m", update = "30m", delete = "30m" }
}
