"""Deux personnes trop polies dans un couloir : chacune s'écarte."""

from threading import Barrier, Thread

ESSAIS = 1000

cotes = {"Ana": "gauche", "Bob": "gauche"}
ensemble = Barrier(2)
passes = []


def avancer(moi, autre):
    reste = ESSAIS
    while reste != 0:
        face_a_face = cotes[moi] == cotes[autre]
        ensemble.wait()
        if not face_a_face:
            passes.append(moi)
            return
        if cotes[moi] == "gauche":
            cotes[moi] = "droite"
        else:
            cotes[moi] = "gauche"
        ensemble.wait()
        # Un nombre négatif veut dire : sans limite.
        if reste > 0:
            reste -= 1


fil_a = Thread(target=avancer, args=("Ana", "Bob"), name="Ana")
fil_b = Thread(target=avancer, args=("Bob", "Ana"), name="Bob")
fil_a.start()
fil_b.start()
fil_a.join()
fil_b.join()

print("personnes passées :", len(passes))
