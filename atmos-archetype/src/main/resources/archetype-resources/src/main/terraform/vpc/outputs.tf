output "id" {
  description = "Identifier of the network"
  value       = terraform_data.vpc.id
}

output "cidr" {
  description = "Address range"
  value       = var.cidr
}
