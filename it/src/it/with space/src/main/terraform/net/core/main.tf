variable "name" {
  type = string
}

module "name" {
  source = "../../modules/name"
  name   = var.name
}

resource "terraform_data" "net" {
  input = module.name.full
}
