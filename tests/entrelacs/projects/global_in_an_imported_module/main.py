from counter import add, read

count = "mine"
add()
add()
print(read(), count)
