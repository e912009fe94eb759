# limit: "millions de caractères"

print(len(bytes(10**10)))
