print("till")
kind = "till"
