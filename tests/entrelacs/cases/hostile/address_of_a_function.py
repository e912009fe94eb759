# refused: 7, "adresse"

def f():
    pass


text = str(f)
print(len(text))
