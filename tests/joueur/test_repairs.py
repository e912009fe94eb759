"""Each repair that a player proposes, made in the program and explored: the right ones repair, the wrong ones do not."""

from __future__ import annotations

from pathlib import Path

import pytest

import entrelacs
from entrelacs_page.claims import Claim
from tests.course_claims import claims_of

Edits = list[tuple[str, str]]


def under(block: str, header: str = "with verrou_:") -> tuple[str, str]:
    """The edit that puts ``block`` under a lock."""
    margin = block[: len(block) - len(block.lstrip())]
    return block, f"{margin}{header}\n" + "\n".join(f"    {line}" for line in block.split("\n"))


LATER = "_time.sleep(1)\n"
NUMBERED = ("    def __init__(self, solde):\n", "    def __init__(self, solde, numero):\n        self.numero = numero\n")
BANK = "    lu = solde\n    solde = lu - montant"
TASK = "        lu = compteur\n        await asyncio.sleep(0)\n        compteur = lu + 1"
DEPOSIT = "        lu = solde\n        await arrondir(lu)\n        solde = lu + 10"
FLAG = "    if not commence.is_set():\n        commence.set()"
TRANSFER, CHECK = "    compte_a -= montant\n    compte_b += montant", "    totaux.append(compte_a + compte_b)"
NOTIFY_ITEM, NOTIFY_PLACE = "tampon.append(n)\n            condition.notify()", "append(tampon.pop(0))\n            condition.notify()"

TASKS = [
    ("def travailler(nom):", "import asyncio as _asyncio\n\nasync def travailler(nom):"),
    (
        "fils = [Thread(target=travailler, args=(nom,)) for nom in \"AB\"]\nfor fil in fils:\n    fil.start()\nfor fil in fils:\n    fil.join()\n",
        "async def _main():\n    await _asyncio.gather(*map(travailler, \"AB\"))\n\n_asyncio.run(_main())\n",
    ),
    ("print(*journal)", 'print(*(journal if journal[0] == "A1" else journal[2:] + journal[:2]))'),  # whichever begins
]
HURRIED = "    obtenu = verrou.acquire(timeout=1)"
PLACE, OPENING = "    await places.acquire()\n", "    await asyncio.sleep(0.01)  # ouvre la connexion\n"
RECORD, TOKEN = "    if hauteur > record:\n        record = hauteur", "    venus.release()\n    venus.acquire()"
TICKET = "    valable = valables.get(code, False)\n    if valable:\n        valables[code] = False\n"
FETCH = '    with verrou_base:\n        prix = base["pain"]\n    with verrou_cache:\n        cache["pain"] = prix\n'
CHANGE, EMPTY = '    with verrou_base:\n        base["pain"] = 2\n', '    with verrou_cache:\n        cache.pop("pain", None)\n'

#: By program, then by what the player proposes: the edits that do it.
REPAIRS: dict[str, dict[str, Edits]] = {
    "accueil/guichets.py": {
        "Démarrer le guichet B un peu plus tard.": [("guichet_b.start()", LATER + "guichet_b.start()")],
        "Écrire « solde -= montant », sur une seule ligne.": [(BANK, "    solde -= montant")],
        "Laisser entrer un seul guichet à la fois, de la lecture à l'écriture.": [under(BANK)],
    },
    "comprendre/pourquoi-synchroniser/transfert.py": {
        "Le banquier seul.": [under(TRANSFER)],
        "L'auditeur seul.": [under(CHECK)],
        "Les deux, et le même verrou.": [under(TRANSFER), under(CHECK)],
    },
    "comprendre/situation-de-competition/compteur_mini.py": {
        "Écrire « compteur += 1 », sur une seule ligne.": [("    lu = compteur\n    compteur = lu + 1", "    compteur += 1")],
        "Tenir un verrou de la lecture à l'écriture.": [under("    lu = compteur\n    compteur = lu + 1")],
        "Attendre un peu avant d'écrire.": [("    compteur = lu", "    _time.sleep(1)\n    compteur = lu")],
    },
    "comprendre/situation-de-competition/place_verrou_court.py": {
        "Mettre le test dans le bloc with.": [
            ("    if places > 0:\n        with verrou:", "    with verrou:\n        if places > 0:")
        ],
        "Tester une seconde fois juste avant le bloc with.": [("if places > 0:", "if places > 0 and places > 0:")],
        "Donner un verrou à chaque client.": [("with verrou:", "with _threading.Lock():")],
    },
    "comprendre/interblocage/ordres_opposes.py": {
        "Remplacer les Lock par des RLock.": [("_a = Lock()", "_a = _threading.RLock()"), ("_b = Lock()", "_b = _threading.RLock()")],
        "Faire prendre aux deux fils le même verrou en premier.": [
            ("    with verrou_b:\n        with verrou_a:", "    with verrou_a:\n        with verrou_b:")
        ],
        "Démarrer le second fil un peu plus tard.": [("fil_2.start()", LATER + "fil_2.start()")],
    },
    "comprendre/interblocage/philosophes.py": {
        "Que tous commencent par leur fourchette de droite.": [
            ("    with gauche:\n        with droite:", "    with droite:\n        with gauche:")
        ],
        "Que chacun commence, de ses deux fourchettes, par celle de plus petit numéro.": [
            ("    gauche = fourchettes[place]\n", "    autre = (place + 1) % CONVIVES\n    gauche = fourchettes[min(place, autre)]\n"),
            ("    droite = fourchettes[(place + 1) % CONVIVES]\n", "    droite = fourchettes[max(place, autre)]\n"),
        ],
        "Inviter un philosophe de plus.": [("\n\nfourchettes", "\nCONVIVES += 1\n\nfourchettes")],
    },
    "comprendre/situation-de-competition/compteur.py": {
        "Un verrou autour de la lecture, puis un autre bloc autour de l'écriture.": [
            ("        compteur += 1", "        with verrou_:\n            lu = compteur\n        with verrou_:\n            compteur = lu + 1")
        ],
        "Un verrou tenu de la lecture à l'écriture.": [under("        compteur += 1")],
        "Un verrou créé dans chaque fil.": [
            ("    global compteur\n", "    global compteur\n    mien = _threading.Lock()\n"),
            under("        compteur += 1", "with mien:"),
        ],
    },
    "mecanismes/lock/asyncio_sans_verrou.py": {
        "Tenir un threading.Lock de la lecture à l'écriture.": [under(TASK)],
        "Tenir un asyncio.Lock de la lecture à l'écriture.": [
            ("\ncompteur = 0\n", "\ncompteur = 0\npartage = asyncio.Lock()\n"),
            under(TASK, "async with partage:"),
        ],
        "Placer l'await après l'écriture.": [
            ("        await asyncio.sleep(0)\n        compteur = lu + 1", "        compteur = lu + 1\n        await asyncio.sleep(0)")
        ],
        "Allonger la pause.": [("sleep(0)", "sleep(1)")],
    },
    "mecanismes/lock/verrou_trop_court.py": {
        "Un RLock à la place du Lock.": [("= Lock()", "= _threading.RLock()")],
        "Un second verrou, réservé à l'écriture.": [("with verrou:\n            compteur =", "with verrou_:\n            compteur =")],
        "Un seul bloc with, de la lecture à l'écriture.": [("        with verrou:\n            compteur =", "            compteur =")],
    },
    "mecanismes/rlock/transferts_croises.py": {
        "Remplacer les RLock par des Lock.": [("= RLock()", "= _threading.Lock()")],
        "Prendre les deux verrous d'abord, triés par numéro de compte.": [
            NUMBERED,
            ("ana = Compte(100)\nbob = Compte(100)", "ana = Compte(100, 1)\nbob = Compte(100, 2)"),
            (
                "        with self.verrou:\n            self.retirer(montant)\n",
                "        premier, second = sorted((self, vers), key=lambda compte: compte.numero)\n"
                "        with premier.verrou, second.verrou:\n            self.retirer(montant)\n",
            ),
        ],
        "Démarrer le fil B un peu plus tard.": [("fil_b.start()", LATER + "fil_b.start()")],
    },
    "mecanismes/semaphore/jeton_en_trop.py": {
        "Un BoundedSemaphore.": [("= Semaphore(", "= _threading.BoundedSemaphore(")],
        "Ne rendre un jeton que si acquire() a répondu True.": [
            ("    try:\n        if places.acquire(blocking=False):", "    obtenu = places.acquire(blocking=False)\n    try:\n        if obtenu:"),
            ("        places.release()", "        if obtenu:\n            places.release()"),
        ],
        "Rendre le jeton sous le verrou.": [under("        places.release()", "with verrou:")],
    },
    "mecanismes/semaphore/compteur_sous_semaphore.py": {
        "Rendre la place avant d'incrémenter.": [("        visites += 1", "        pass\n    visites += 1")],
        "Un verrou autour de l'incrémentation.": [under("        visites += 1")],
        "Davantage de places.": [("(PLACES)", "(PLACES + 1)")],
    },
    "mecanismes/event/impulsion_manquee.py": {
        "Ne pas baisser le drapeau.": [("feu.clear()\n", "")],
        "Appeler set() deux fois avant clear().": [("feu.set()\n", "feu.set()\nfeu.set()\n")],
        "Tester is_set() avant wait().": [("    feu.wait()", "    if not feu.is_set():\n        feu.wait()")],
    },
    "mecanismes/event/premier_arrive.py": {
        "Lever le drapeau avant de le tester.": [(FLAG, "    commence.set()\n    if not commence.is_set():")],
        "Tester et lever le drapeau sous un même verrou.": [under(FLAG + "\n        preparations.append(nom)")],
        "Remplacer l'Event par un booléen.": [
            ("= threading.Event()", "= False"),
            (FLAG, "    global commence\n    if not commence:\n        commence = True"),
        ],
    },
    "mecanismes/condition/tampon_bloque.py": {
        "Remplacer les while par des if.": [("while len", "if len"), ("while not", "if not")],
        "Remplacer notify() par notify_all().": [("notify()", "notify_all()")],
        "Une Condition par camp, sur le même verrou.": [
            ("= threading.Condition()", "= verrou_\nplace, article = threading.Condition(verrou_), threading.Condition(verrou_)"),
            (NOTIFY_ITEM, NOTIFY_ITEM.replace("condition", "article")),
            (NOTIFY_PLACE, NOTIFY_PLACE.replace("condition", "place")),
            ("CAPACITE:\n                condition", "CAPACITE:\n                place"),
            ("tampon:\n                condition", "tampon:\n                article"),
        ],
        "Appeler notify() avant de changer le tampon.": [
            (NOTIFY_ITEM, "condition.notify()\n            tampon.append(n)"),
            ("livres." + NOTIFY_PLACE, "condition.notify()\n            livres.append(tampon.pop(0))"),
        ],
    },
    "mecanismes/condition/retrait_si.py": {
        "Remplacer if par while.": [("if solde", "while solde")],
        "Remplacer le test et wait() par wait_for(lambda: solde >= 100).": [
            ("        if solde < 100:\n            condition.wait()", "        condition.wait_for(lambda: solde >= 100)")
        ],
        "Remplacer notify_all() par notify().": [("notify_all()", "notify()")],
    },
    "comparer/threading-asyncio/await_avec_pause.py": {
        "Attendre plus longtemps dans arrondir.": [("sleep(0)", "sleep(1)")],
        "Relire solde après l'await, juste avant d'écrire.": [("        solde = lu", "        lu = solde\n        solde = lu")],
        "Tenir un asyncio.Lock de la lecture à l'écriture.": [
            ("\nsolde = 0\n", "\nsolde = 0\npartage = asyncio.Lock()\n"),
            under(DEPOSIT, "async with partage:"),
        ],
    },
    "pratiquer/erreurs-courantes/ordres_opposes.py": {
        "Dans archiver, prendre le verrou du stock avant celui du journal": [
            ("    with verrou_journal:\n        journal.append(f", "    with verrou_stock, verrou_journal:\n        journal.append(f"),
            ("{compter()}", "{stock}"),
        ],
        "Remplacer les Lock par des RLock": [("Lock(), Lock()", "_threading.RLock(), _threading.RLock()")],
        "Ajouter une pause avant d'appeler compter": [("        journal.append(f", "        _time.sleep(1)\n        journal.append(f")],
    },
    "pratiquer/cache/ruee.py": {
        "Relire le dictionnaire juste avant d'y ranger la valeur.": [
            ("        valeurs[cle] = valeur\n", "        if cle not in valeurs:\n            valeurs[cle] = valeur\n")
        ],
        "Calculer sous le verrou du cache.": [
            ("    valeur = calculer(cle)\n    with verrou:\n        valeurs", "        valeur = calculer(cle)\n        valeurs")
        ],
        "Donner un cache à chaque fil.": [("def lire(cle):\n", "def lire(cle):\n    valeurs = {}\n")],
    },
    "pratiquer/patterns-avances/instance_un_test.py": {
        "Refaire le test une fois le verrou obtenu": [
            ("    cls._instance = cls()", "    if cls._instance is None:\n                    cls._instance = cls()")
        ],
        "Remplacer le Lock par un RLock": [("= Lock()", "= _threading.RLock()")],
        "Libérer le verrou plus tôt": [
            ("                cls._instance = cls()", "                nouvelle = cls()\n            cls._instance = nouvelle")
        ],
    },
    "comprendre/fils-processus-taches/deux_fils.py": {
        "Cet ordre serait encore possible.": [*TASKS, ('    journal.append(nom + "2")', '    await _asyncio.sleep(0)\n    journal.append(nom + "2")')],
        "Cet ordre serait impossible.": TASKS,
        "Tout dépendrait de la machine.": [],
    },
    "comprendre/asyncio-pour-commencer/place.py": {
        "Parce qu'elle paie plus vite.": [("asyncio.sleep(0)", "asyncio.sleep(0.001)")],
        "Parce qu'aucun await ne sépare le test de l'action.": [
            ("        await payer()\n", ""), ("        vendues.append(client)\n", "        vendues.append(client)\n        await payer()\n"),
        ],
        "Parce qu'avec asyncio, il n'y a jamais besoin de verrou.": [],
    },
    "comprendre/ce-qui-est-atomique/chercher.py": {
        "Chercher deux fois.": [('"Bob" in file', '"Bob" in file and "Bob" in file')],
        "Chercher dans file.copy().": [("in file)", "in file.copy())")],
        "Tenir le même verrou pour servir et pour chercher.": [under("    file.pop(0)"), under('    reponses.append("Bob" in file)')],
        "Compter sur le GIL.": [],
    },
    "pratiquer/exceptions-sous-verrou/etat_casse.py": {
        "Prendre le verrou avec acquire, et ne le libérer que si tout s'est bien passé.": [
            (
                "    with verrou:\n        soldes[source] -= montant\n        soldes[cible] += montant\n",
                "    verrou.acquire()\n    soldes[source] -= montant\n    soldes[cible] += montant\n    verrou.release()\n",
            )
        ],
        "Contrôler deux fois.": [
            ("        controles.append(sum(soldes.values()))", "        controles.append(sum(soldes.values()))\n    with verrou:\n        controles[0] = sum(soldes.values())")
        ],
        "Chercher le compte de Clara avant de débiter celui d'Alice.": [("        soldes[source]", "        soldes[cible]\n        soldes[source]")],
    },
    "pratiquer/du-programme-au-modele/reserve.py": {
        "La pause qui ouvre la connexion, avant acquire.": [
            (PLACE + OPENING, OPENING + '    assert not places.locked(), "une connexion ouverte sans place"\n' + PLACE)
        ],
        "Le try, juste après acquire.": [(OPENING + "    try:\n", "    try:\n    " + OPENING)],
        "Le acquire, dans le try.": [
            (PLACE + OPENING + "    try:\n", "    try:\n    " + PLACE + "    " + OPENING), ("asyncio.Semaphore", "asyncio.BoundedSemaphore"),
        ],
    },
    "pratiquer/couts-et-contention/trop_courte.py": {
        "La lecture du total, puisque lire ne change rien.": [("    with verrou:\n        ancien = total\n", "    ancien = total\n")],
        "Le calcul du prix, qui ne dépend pas du total.": [
            (
                "    with verrou:\n        ancien = total\n    nouveau = ancien + prix(article)\n    with verrou:\n        total = nouveau\n",
                "    cout = prix(article)\n    with verrou:\n        total += cout\n",
            )
        ],
        "L'écriture du total, puisqu'elle est brève.": [("    with verrou:\n        total = nouveau\n", "    total = nouveau\n")],
    },
    "aller-plus-loin/problemes-se-retrouver/barriere_naive.py": {
        "Le compte n'est pas gardé par le verrou.": [],
        "Un fil qui revient trouve ouverte la porte que l'autre n'a pas encore franchie.": [
            ("porte = Semaphore(0)", "portes = [Semaphore(0) for _ in range(TOURS)]"), ("porte.release", "portes[tour].release"),
            ("porte.acquire", "portes[tour].acquire"), ("def attendre()", "def attendre(tour)"), ("        attendre()", "        attendre(tour)"),
            ("for _ in range(TOURS):", "for tour in range(TOURS):"),
        ],
        "Le dernier arrivé dépose un jeton de trop.": [("release(NB)", "release(NB - 1)")],
    },
    "exercices/lock/magasin/depart.py": {
        "Attendre une minute au lieu d'une seconde.": [("timeout=1", "timeout=60")],
        "Redemander le verrou tant qu'acquire ne répond pas True.": [
            (HURRIED, "    obtenu = False\n    while not obtenu:\n        obtenu = verrou.acquire(timeout=1)")
        ],
        "Écrire le release dans un finally.": [
            ("    reste = stock - 1\n    stock = reste\n    if obtenu:\n        verrou.release()",
             "    try:\n        reste = stock - 1\n        stock = reste\n    finally:\n        if obtenu:\n            verrou.release()")
        ],
    },
    "exercices/pourquoi-synchroniser/moyenne/programme.py": {
        "Aucune note ne dépasse 20.": [],
        "La somme est celle d'autant de notes que le nombre le dit.": [
            under("    somme += 18\n    nombre += 1"), under('    print("moyenne :", somme / nombre)')
        ],
        "Le nombre de notes augmente d'une unité à la fois.": [under("    nombre += 1")],
    },
    "exercices/situation-de-competition/record/programme.py": {
        "Non : max garde toujours la plus grande des deux valeurs.": [(RECORD, "    record = max(record, hauteur)")],
        "Non : il n'y a plus de test, donc plus rien à vérifier.": [(RECORD, "    record = max(hauteur, record)")],
        "Oui : il y a toujours une lecture, puis une écriture.": [
            (RECORD, "    with verrou_:\n        record = max(record, hauteur)")
        ],
    },
    "exercices/famine-equite/passages/programme.py": {
        "Non : un verrou sert chacun à son tour.": [],
        "Oui : rien ne l'interdit, et cela se voit sur de vraies machines.": [
            ("guichet = Lock()", "guichet = _threading.Condition()"),
            ("        demandes.append(nom)", "        with guichet:\n            ticket = len(demandes)\n            demandes.append(nom)"),
            (
                "            servis.append(nom)",
                "            while len(servis) < ticket:\n                guichet.wait()\n            servis.append(nom)\n            guichet.notify_all()",
            ),
        ],
        "Non : à partir de deux refus, le système donne la priorité à Bob.": [],
    },
    "exercices/gil/jetons/programme.py": {
        "`if valables.pop(code, False): entrees.append(porte)`": [(TICKET, "    if valables.pop(code, False):\n")],
        "`if valables[code]: valables[code] = False; entrees.append(porte)`": [
            (TICKET, "    if valables[code]:\n        valables[code] = False\n")
        ],
        "Rien : le GIL empêche les deux portes de lire en même temps.": [],
    },
    "exercices/mecanismes/drapeau-maison/depart.py": {
        "Mettre le booléen à True avant de le tester.": [
            ("    while occupee:\n        pass\n    occupee = True\n", "    occupee = True\n    while occupee:\n        pass\n")
        ],
        "Remplacer le booléen par un Lock, et la boucle par acquire().": [
            ("occupee = False\ndedans", "occupee = threading.Lock()\ndedans"), ("global occupee, rencontre", "global rencontre"),
            ("    while occupee:\n        pass\n    occupee = True\n", "    occupee.acquire()\n"), ("    occupee = False\n", "    occupee.release()\n"),
        ],
        "Tester le booléen deux fois de suite.": [("    occupee = True", "    while occupee:\n        pass\n    occupee = True")],
        "Un time.sleep d'une durée tirée au hasard avant le test.": [
            ("import threading as", "import random as _random\nimport threading as"),
            ("    while occupee", "    _time.sleep(_random.random())\n    while occupee"),
        ],
    },
    "exercices/semaphore/un-seul-jeton/depart.py": {
        "Un BoundedSemaphore.": [("= Semaphore(", "= _threading.BoundedSemaphore(")],
        "Un sémaphore pour chacun : je dépose dans le mien, je prends dans celui de l'autre.": [
            ("venus = Semaphore(0)", 'venus = {"Léa": Semaphore(0), "Hugo": Semaphore(0)}'), ("venus.release", "venus[nom].release"),
            ("venus.acquire", 'venus["Hugo" if nom == "Léa" else "Léa"].acquire'),
        ],
        "Prendre un jeton d'abord, en déposer un ensuite.": [(TOKEN, "    venus.acquire()\n    venus.release()")],
        "Un verrou autour du dépôt et de la prise.": [under(TOKEN)],
    },
    "exercices/event/deux-lettres/depart.py": {
        "Un sémaphore à la place de l'événement : un jeton par lettre.": [
            ("threading.Event()", "threading.Semaphore(0)"), ("sonnette.set", "sonnette.release"), ("sonnette.wait", "sonnette.acquire"),
            ("        sonnette.clear()\n", ""),
        ],
        "Ne jamais baisser le drapeau.": [("        sonnette.clear()\n", "")],
        "Vider la boîte entière à chaque sonnerie, et s'arrêter à la seconde lettre.": [
            ("for _ in range(2):", "while len(lues) < 2:"),
            ("        lues.append(boite.pop(0))", "        while boite:\n            lues.append(boite.pop(0))"),
        ],
        "Sonner deux fois pour chaque lettre.": [("        sonnette.set()", "        sonnette.set()\n        sonnette.set()")],
    },
    "exercices/erreurs-courantes/stage/depart.py": {
        "Demander deux fois si la corbeille est vide.": [
            ("if not corbeille.empty():", "if not corbeille.empty() and not corbeille.empty():")
        ],
        "Prendre le dossier par get_nowait(), et traiter l'exception qui dit que la file est vide.": [
            ("import Queue", "import Empty, Queue"), ("corbeille.get()", "corbeille.get_nowait()"),
            ("    if not corbeille.empty():", "    try:"), ("get_nowait())\n", "get_nowait())\n    except Empty:\n        pass\n"),
        ],
        "Remplacer la Queue par une liste et pop(0).": [
            ("= Queue()", "= []"), ("if not corbeille.empty()", "if corbeille"), ("corbeille.get()", "corbeille.pop(0)"),
            ("corbeille.put(", "corbeille.append("),
        ],
    },
    "exercices/cache/prix-perime/depart.py": {
        "Vider le cache avant de changer la base, au lieu d'après.": [(CHANGE + EMPTY, EMPTY + CHANGE)],
        "Garder la lecture de la base et l'écriture du cache sous un même verrou, que prend aussi celui qui change le prix.": [
            under(FETCH.rstrip("\n")), under(CHANGE.rstrip("\n"))
        ],
        "Vider le cache deux fois.": [(EMPTY, EMPTY + EMPTY)],
    },
    "exercices/problemes-partager/deux-plumes/depart.py": {
        "Le test d'un rédacteur doit regarder aussi s'il y a une plume.": [
            ("while lisent > 0:", "while lisent > 0 or plumes > 0:"), ("        plumes -= 1", "        plumes -= 1\n        etat.notify_all()"),
            ("        lisent += 1", "        while plumes > 0:\n            etat.wait()\n        lisent += 1"),
        ],
        "Un notify_all quand un lecteur entre.": [("        lisent += 1", "        lisent += 1\n        etat.notify_all()")],
        "if au lieu de while : le rédacteur regarderait une fois de moins.": [("while lisent", "if lisent")],
    },
    "exercices/problemes-attendre/feu/depart.py": {
        "Prévenir la voiture du sud par notify() au lieu de notify_all().": [("notify_all()", "notify()")],
        "Faire durer le rouge plus longtemps.": [("    engagee.wait()", "    engagee.wait()\n    _time.sleep(60)")],
        "Attendre aussi que le pont soit vide : while feu != sens or sur_le_pont, et prévenir en sortant.": [
            ("while feu != sens:", "while feu != sens or sur_le_pont:"),
            ("        sur_le_pont.remove(sens)", "        sur_le_pont.remove(sens)\n        etat.notify_all()"),
        ],
    },
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "claim" in metafunc.fixturenames:
        claims = [claim for claim in claims_of(metafunc.config.racine) if claim.goal and claim.goal.question]
        metafunc.parametrize("claim", claims, ids=[claim.ident.removeprefix("preuve-") for claim in claims])


def repairs(claim: Claim, edits: Edits) -> bool:
    """Whether all that can happen, once the edits are made, is what the page expects."""
    source = Path(claim.program).read_text(encoding="utf-8")
    for old, new in [('"""\n', '"""\nimport threading as _threading\nimport time as _time\n\nverrou_ = _threading.Lock()\n'), *edits]:
        assert old in source, f"{claim.program} : « {old} »"
        source = source.replace(old, new)
    exploration = entrelacs.explore(source, constants=dict(claim.constants))
    assert exploration.verdict in ("ok", "failure"), exploration.reason
    expected = {entry.output for entry in claim.expected if entry.status == "attendue"}
    outputs = {outcome.output.strip() for outcome in exploration.outcomes}
    if not expected:  # the program as it stands always fails, or shows what the page forbids
        return not exploration.failures and not outputs & {entry.output for entry in claim.expected if entry.status == "interdite"}
    return not exploration.failures and outputs <= expected


def test_each_answer_is_true(claim: Claim, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    proposed = REPAIRS[claim.program.removeprefix("exemples/")]
    assert list(proposed) == [choice.text for choice in claim.goal.choices]
    assert not repairs(claim, []), "as it stands, the program is to be repaired"
    for choice in claim.goal.choices:
        assert repairs(claim, proposed[choice.text]) == choice.right, choice.text


def test_no_repair_is_left_behind(root: Path) -> None:
    asked = {claim.program.removeprefix("exemples/") for claim in claims_of(root) if claim.goal and claim.goal.question}
    assert asked == set(REPAIRS)
