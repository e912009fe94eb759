"""Ce que l'interpréteur fait de la ligne « compteur += 1 »."""

import dis

compteur = 0


def incrementer():
    global compteur
    compteur += 1


for instruction in dis.get_instructions(incrementer):
    if instruction.argval == "compteur":
        print(instruction.opname, instruction.argval)
