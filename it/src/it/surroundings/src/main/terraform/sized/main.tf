variable "size" {
  type = number
}

variable "password" {
  type    = string
  default = ""
}

resource "terraform_data" "sized" {
  input = [var.size, var.password]
}

output "workspace" {
  value = terraform.workspace
}
