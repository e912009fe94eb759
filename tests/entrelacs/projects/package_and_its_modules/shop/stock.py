print("stock")
items = []
