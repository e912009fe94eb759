import left

print(left.down(3), left.name)
