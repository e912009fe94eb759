# refused: 7, "c'est la bibliothèque qui l'écrit"
"""C code below does not know that the list is being written: what it would write is not what CPython writes."""


class Named(list):
    def __repr__(self):
        return "Named" + list.__repr__(self)


class Item:
    def __repr__(self):
        return f"<{box!r}>"


box = [Item()]
box.append(Named([box]))
print(box)
