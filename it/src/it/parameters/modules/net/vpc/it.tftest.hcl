run "it" {}
