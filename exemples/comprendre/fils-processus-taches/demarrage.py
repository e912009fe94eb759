"""Un processus neuf relit le module ; il ne voit pas ce que vous avez fait."""

from multiprocessing import get_context

panier = ["pain"]


def regarder(reponses):
    reponses.put(panier)


if __name__ == "__main__":
    panier.append("lait")
    contexte = get_context("spawn")
    reponses = contexte.SimpleQueue()
    enfant = contexte.Process(target=regarder, args=(reponses,))
    enfant.start()
    print("l'enfant voit :", reponses.get())
    enfant.join()
