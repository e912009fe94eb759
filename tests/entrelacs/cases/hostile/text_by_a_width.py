# limit: "millions de caractères"

print(f'{1:10000000000}')
