"""Trois fils écrivent dans un journal commun, ligne par ligne."""

from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread

verrou = Lock()


def noter(fichier, nom):
    for numero in (1, 2, 3):
        with verrou:
            fichier.write(f"{nom} : ")
            fichier.write(f"message {numero}\n")


with TemporaryDirectory() as dossier:
    chemin = Path(dossier, "journal.txt")
    with chemin.open("w", encoding="utf-8") as fichier:
        fils = [
            Thread(target=noter, args=(fichier, nom))
            for nom in ("Ana", "Bob", "Chloé")
        ]
        for fil in fils:
            fil.start()
        for fil in fils:
            fil.join()
    print(chemin.read_text(encoding="utf-8"), end="")
