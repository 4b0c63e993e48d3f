variable "name" {}

output "read" {
  value = [
    data.terraform_remote_state.net.outputs.name,
    data.terraform_remote_state.zones.outputs.name,
    data.terraform_remote_state.written_down.outputs.name,
  ]
}

resource "terraform_data" "it" {
  input = var.name
}
