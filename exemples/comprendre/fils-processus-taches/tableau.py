"""Ce que partage avec vous ce que vous lancez : le tableau de la page."""

import asyncio
import os
import threading
from multiprocessing import Process, SimpleQueue

temoin = []


def regarder():
    """Où s'exécute cette fonction : numéros du processus et du fil."""
    temoin.append("vu")
    return os.getpid(), threading.get_ident()


def par_un_fil():
    vus = []
    fil = threading.Thread(target=lambda: vus.append(regarder()))
    fil.start()
    fil.join()
    return vus[0]


def par_une_tache():
    async def tache():
        return regarder()

    return asyncio.run(tache())


def repondre(reponses):
    reponses.put(regarder())


def par_un_processus():
    reponses = SimpleQueue()
    processus = Process(target=repondre, args=(reponses,))
    processus.start()
    vu = reponses.get()
    processus.join()
    return vu


def comparer(lancer):
    temoin.clear()
    ici = os.getpid(), threading.get_ident()
    processus, fil = lancer()
    meme_processus = processus == ici[0]
    meme_fil = meme_processus and fil == ici[1]
    memes_variables = temoin == ["vu"]
    return meme_processus, meme_fil, memes_variables


if __name__ == "__main__":
    print(
        "| Vous lancez | Même processus | Même fil | Mêmes variables |"
    )
    print("|---|---|---|---|")
    for nom, lancer in {
        "une tâche": par_une_tache,
        "un fil": par_un_fil,
        "un processus": par_un_processus,
    }.items():
        reponses = ("oui" if oui else "non" for oui in comparer(lancer))
        print(f"| {nom} |", " | ".join(reponses), "|")
