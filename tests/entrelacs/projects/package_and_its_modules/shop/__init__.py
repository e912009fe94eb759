print("shop")
name = "corner"
