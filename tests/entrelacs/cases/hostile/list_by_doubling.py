# limit: "un million d'éléments"

items = [1]
while True:
    items += items
