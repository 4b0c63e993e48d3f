db_password = "hunter3"
