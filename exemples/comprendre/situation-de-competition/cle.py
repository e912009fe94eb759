"""La clé existe au moment du test, plus au moment de la lecture."""

from threading import Barrier, Thread

prix = {"pomme": 3}
lu = []
entre_deux = Barrier(2)


def consulter():
    if "pomme" in prix:
        entre_deux.wait()
        entre_deux.wait()
        try:
            lu.append(prix["pomme"])
        except KeyError as erreur:
            lu.append(f"KeyError : {erreur}")


def retirer_du_catalogue():
    entre_deux.wait()
    del prix["pomme"]
    entre_deux.wait()


fil_a = Thread(target=consulter)
fil_b = Thread(target=retirer_du_catalogue)
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print(lu[0])
