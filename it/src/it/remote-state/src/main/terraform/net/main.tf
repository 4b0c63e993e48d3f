variable "name" {}

output "name" {
  value = var.name
}

resource "terraform_data" "it" {
  input = var.name
}
