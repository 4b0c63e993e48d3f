terraform {
  backend "local" {
    path = "../../../../target/own.tfstate"
  }
}
