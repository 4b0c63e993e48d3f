terraform {
  required_providers {
    acme = {
      source = "acme/acme"
    }
  }
}

resource "terraform_data" "one" {}
