terraform {
  backend "local" {
    workspace_dir = "kept"
  }
}

resource "terraform_data" "one" {}
