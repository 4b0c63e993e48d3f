terraform {
  backend "local" {
    workspace_dir = "of-terraform"
  }
}
