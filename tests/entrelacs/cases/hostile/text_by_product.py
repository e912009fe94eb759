# limit: "millions de caractères"

x = 'a' * 10**10
