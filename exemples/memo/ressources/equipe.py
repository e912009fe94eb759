"""Une équipe de fils rapporte les résultats, et aussi les exceptions."""

from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(max_workers=3) as equipe:
    promesses = [
        equipe.submit(int, texte) for texte in ("12", "x", "30")
    ]

for promesse in promesses:
    erreur = promesse.exception()
    if erreur is None:
        print(promesse.result())
    else:
        print("échec :", erreur)
