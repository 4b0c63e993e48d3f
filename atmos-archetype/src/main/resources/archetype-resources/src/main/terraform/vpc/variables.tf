variable "name" {
  type        = string
  description = "Name of the network"
}

variable "cidr" {
  type        = string
  description = "Address range"
}

variable "availability_zones" {
  type        = number
  description = "How many zones it spans"
}

variable "region" {
  type        = string
  description = "Region of the stack"
}

variable "org" {
  type        = string
  description = "Organisation, for names and tags"
}

variable "tenant" {
  type        = string
  description = "Tenant, for names and tags"
}

variable "environment" {
  type        = string
  description = "Environment, for names and tags"
}
