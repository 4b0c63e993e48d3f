run "one" {
  assert {
    condition     = var.size == 1
    error_message = "not one"
  }
}

run "two" {
  assert {
    condition     = var.size == 2
    error_message = "not two"
  }
}
