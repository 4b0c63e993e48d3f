size = 98
