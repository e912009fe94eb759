# limit: "millions de caractères"

width = 10**10
print(f'{1:{width}}')
