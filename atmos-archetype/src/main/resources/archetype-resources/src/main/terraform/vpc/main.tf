# A network that needs no provider, so that a first plan runs anywhere. Put the real one here.
resource "terraform_data" "vpc" {
  input = {
    name               = var.name
    cidr               = var.cidr
    availability_zones = var.availability_zones
    region             = var.region
  }
}
