"""Ce qu'on envoie à un processus est copié."""

from concurrent.futures import ProcessPoolExecutor


def completer(panier):
    panier.append("lait")
    return panier


if __name__ == "__main__":
    panier = ["pain"]
    with ProcessPoolExecutor(max_workers=1) as equipe:
        rapporte = equipe.submit(completer, panier).result()
    print("resté ici :", panier)
    print("rapporté :", rapporte)
