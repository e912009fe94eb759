# limit: "millions de caractères"

print('{:{}}'.format(1, 10**10))
