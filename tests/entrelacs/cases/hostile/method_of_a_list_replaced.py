# refused: 3, "modifie la classe list"

list.append = print
