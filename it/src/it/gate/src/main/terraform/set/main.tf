variable "names" {
  type = set(string)
}

variable "token" {
  type      = string
  sensitive = true
}

resource "terraform_data" "of" {
  for_each         = var.names
  input            = var.token
  triggers_replace = [var.token]
}
