output "it" { value = 1 }
