variable "name" {
  type = string
}

variable "fails" {
  type    = bool
  default = false
}

resource "terraform_data" "it" {
  input = var.name

  # Notes beside target/atmos what is done, in its order.
  provisioner "local-exec" {
    command = "echo 'create ${var.name}' >> ../../../../../../../notes; ${var.fails ? "exit 1" : "exit 0"}"
  }

  provisioner "local-exec" {
    when    = destroy
    command = "echo 'destroy ${self.input}' >> ../../../../../../../notes"
  }
}
