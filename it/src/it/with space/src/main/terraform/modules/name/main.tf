variable "name" {
  type = string
}

output "full" {
  value = "net-${var.name}"
}
