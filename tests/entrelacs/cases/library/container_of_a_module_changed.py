# refused: 4, "le programme modifie keyword.kwlist"
import keyword

keyword.kwlist.append("given")
print("given" in keyword.kwlist)
