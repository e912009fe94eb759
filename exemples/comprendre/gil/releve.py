"""Exécute les mêmes programmes sous plusieurs interpréteurs.

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

ESSAIS = 5
ICI = Path("exemples/comprendre/gil")
RELEVE = ICI / "releve.json"

# Titre de colonne → programme, par tableau.
TABLEAUX = {
    "Sans protection : 500 000 incrémentations attendues": {
        "`+=` sans verrou": "../situation-de-competition/compteur.py",
        "`+=`, bascule à 5 µs": "compteur_bascule.py",
        "avec un appel": "../situation-de-competition/compteur_appel.py",
        "avec une propriété": "compteur_propriete.py",
        "avec une boucle": "compteur_boucle.py",
    },
    "Avec protection : 500 000 incrémentations ou ajouts attendus": {
        "avec un verrou": "compteur_verrou.py",
        "`append`": "ajouts.py",
    },
    "Autres mesures": {
        "dictionnaire modifié pendant un parcours": "dictionnaire.py",
        "plus longue série d'un fil (verrou disputé)": (
            "../famine-equite/deux_fils.py"
        ),
    },
}
PROGRAMMES = [
    p for colonnes in TABLEAUX.values() for p in colonnes.values()
]
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
        timeout=120,
    )
    return fini.stdout.splitlines()[-1]


def empreintes():
    return {
        p: hashlib.sha256((ICI / p).read_bytes()).hexdigest()
        for p in PROGRAMMES
    }


def mesurer(interpreteurs):
    """Le relevé : pour chaque interpréteur, les sorties de chaque essai."""
    resultats = {}
    for interpreteur in interpreteurs:
        nom = lancer(interpreteur, "-c", IDENTITE)
        resultats[nom] = {
            p: [
                lancer(interpreteur, str(ICI / p))
                for _ in range(ESSAIS)
            ]
            for p in PROGRAMMES
        }
        print(f"{nom} : mesuré", file=sys.stderr)
    machine = f"{platform.system()} {platform.machine()}"
    return {
        "date": datetime.date.today().isoformat(),
        "machine": f"{machine}, {os.cpu_count()} cœurs",
        "interpreteurs": [Path(i).name for i in interpreteurs],
        "essais": ESSAIS,
        "empreintes": empreintes(),
        "resultats": resultats,
    }


def resumer(sorties):
    """Une case du tableau : une étendue, ou un nombre d'erreurs."""
    if "=" not in sorties[0]:
        erreurs = sum(s.startswith("RuntimeError") for s in sorties)
        return f"`RuntimeError` {erreurs} fois sur {len(sorties)}"
    valeurs = sorted(
        (float(s.split("= ")[1]), s.split("= ")[1]) for s in sorties
    )
    bornes = [
        (
            f"{int(v):,}".replace(",", " ")
            if t.isdigit()
            else t.replace(".", ",")
        )
        for v, t in (valeurs[0], valeurs[-1])
    ]
    return bornes[0] if bornes[0] == bornes[1] else " à ".join(bornes)


def afficher(releve):
    annee, mois, jour = releve["date"].split("-")
    print(f"Relevé du {jour}/{mois}/{annee}, {releve['machine']},")
    print(
        f"{releve['essais']} essais par programme (du plus bas au plus haut)."
    )
    for titre, colonnes in TABLEAUX.items():
        print(f"\n**{titre}**\n")
        print("| CPython |", " | ".join(colonnes), "|")
        print("|---|" + "---|" * len(colonnes))
        for nom, mesures in releve["resultats"].items():
            cases = (resumer(mesures[p]) for p in colonnes.values())
            print(f"| {nom} |", " | ".join(cases), "|")


if sys.argv[1:]:
    texte = json.dumps(
        mesurer(sys.argv[1:]), ensure_ascii=False, indent=1
    )
    RELEVE.write_text(texte + "\n", encoding="utf-8")

releve = json.loads(RELEVE.read_text(encoding="utf-8"))
if releve["empreintes"] != empreintes():
    commande = " ".join([sys.argv[0], *releve["interpreteurs"]])
    sys.exit(
        "Le relevé ne vaut plus : un programme mesuré a changé.\n"
        f"Pour le renouveler : python {commande}"
    )
afficher(releve)
