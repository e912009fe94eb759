# refused: 3, "modifie la fonction print"

print.mark = 1
