print("log")
lines = []
