# limit: "un million d'éléments"

print(len(list(range(10**10))))
