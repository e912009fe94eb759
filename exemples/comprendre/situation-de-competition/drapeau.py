"""Une course aux données dont tous les entrelacements finissent bien."""

from threading import Thread

MOTS = ["verrou", "fil", "verrou"]

trouve = False


def chercher(mot):
    global trouve
    if mot == "verrou":
        trouve = True


fils = [Thread(target=chercher, args=(mot,)) for mot in MOTS]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()

print("trouvé :", trouve)
