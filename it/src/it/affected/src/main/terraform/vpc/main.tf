module "label" { source = "../../../../modules/label" }
