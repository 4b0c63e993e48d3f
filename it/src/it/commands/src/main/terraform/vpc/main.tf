variable "name" {
  type    = string
  default = "none"
}

resource "terraform_data" "of_vpc" {
  count = var.name == "app" ? 0 : 1
  input = var.name
}

resource "terraform_data" "of_app" {
  count = var.name == "app" ? 1 : 0
  input = var.name
}

output "name" {
  value = var.name
}
