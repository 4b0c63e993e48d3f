module "sub" {
  source = "../modules/sub"
}
