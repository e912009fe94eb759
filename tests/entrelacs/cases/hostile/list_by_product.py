# limit: "un million d'éléments"

x = [0] * 10**10
