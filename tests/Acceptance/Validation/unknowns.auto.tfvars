masters = 5
zones   = ["ME1", "MS1", "PA2"]
type    = "regional"

groups = {
  fixed   = { zone = "ME1", size = 2 }
  elastic = { zone = "PA2", min = 1, max = 3 }
}

taint = { key = "dedicated", value = "web", effect = "NoSchedule" }
