# refused: 3, "memoryview()"

print(memoryview(b'abc')[0])
