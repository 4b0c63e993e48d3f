variable "cidr" {
  type    = string
  default = ""
}

resource "terraform_data" "vpc" {
  input = var.cidr
}
