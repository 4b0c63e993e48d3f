terraform {
  backend "local" {
    path = "../../../own.tfstate"
  }
}
