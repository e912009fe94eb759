# limit: "millions de caractères"

print('%*d' % (10**10, 1))
