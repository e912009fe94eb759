"""Fait observer les mêmes anomalies par plusieurs interpréteurs.

Avec des noms d'interpréteurs, ce programme mesure et réécrit
releve.json ; sans argument, il affiche le dernier relevé.
"""

import datetime
import hashlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

ICI = Path("exemples/comprendre/ce-qui-est-atomique")
RELEVE, OBSERVER = ICI / "releve.json", ICI / "observer.py"
COLONNES = {
    "chercher": "`in` manque un élément présent",
    "decaler": "`count` voit double",
    "trier": "liste vide pendant un tri",
    "compter": "`d[k] += 1` perdu",
    "allonger": "`extend` d'un générateur vu à moitié",
    "parcourir": "parcours interrompu",
    "copier": "`copy` incohérente",
}
IDENTITE = """
import platform, sys
actif = getattr(sys, "_is_gil_enabled", lambda: True)()
print(platform.python_version(), "avec GIL" if actif else "sans GIL")
"""


def lancer(interpreteur, *arguments):
    fini = subprocess.run(
        [interpreteur, *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=300,
    )
    return fini.stdout.splitlines()


def empreinte():
    return hashlib.sha256(OBSERVER.read_bytes()).hexdigest()


def mesurer(interpreteurs):
    resultats = {}
    for interpreteur in interpreteurs:
        (nom,) = lancer(interpreteur, "-c", IDENTITE)
        lignes = (
            ligne.split(" = ")
            for ligne in lancer(interpreteur, str(OBSERVER))
        )
        resultats[nom] = {mesure: int(vues) for mesure, vues in lignes}
        print(f"{nom} : mesuré", file=sys.stderr)
    machine = f"{platform.system()} {platform.machine()}"
    return {
        "date": datetime.date.today().isoformat(),
        "machine": f"{machine}, {os.cpu_count()} cœurs",
        "interpreteurs": [Path(i).name for i in interpreteurs],
        "empreinte": empreinte(),
        "resultats": resultats,
    }


def afficher(releve):
    annee, mois, jour = releve["date"].split("-")
    print(f"Relevé du {jour}/{mois}/{annee}, {releve['machine']}.\n")
    print("| CPython |", " | ".join(COLONNES.values()), "|")
    print("|---|" + "---|" * len(COLONNES))
    for nom, vues in releve["resultats"].items():
        cases = ("vu" if vues[c] else "jamais" for c in COLONNES)
        print(f"| {nom} |", " | ".join(cases), "|")


if sys.argv[1:]:
    texte = json.dumps(
        mesurer(sys.argv[1:]), ensure_ascii=False, indent=1
    )
    RELEVE.write_text(texte + "\n", encoding="utf-8")

releve = json.loads(RELEVE.read_text(encoding="utf-8"))
if releve["empreinte"] != empreinte():
    commande = " ".join([sys.argv[0], *releve["interpreteurs"]])
    sys.exit(
        "Le relevé ne vaut plus : le programme qui observe a changé.\n"
        f"Pour le renouveler : python {commande}"
    )
afficher(releve)
