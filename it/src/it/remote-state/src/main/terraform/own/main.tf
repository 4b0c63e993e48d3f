data "terraform_remote_state" "net" {
  backend  = "local"
  config   = { path = "own.json" }
  defaults = { name = "of its own" }
}

output "read" {
  value = data.terraform_remote_state.net.outputs.name
}

resource "terraform_data" "it" {
  input = "own"
}
