"""Exécute les mêmes programmes sous plusieurs versions de CPython.

Avec des noms d'interpréteurs, ce programme les exécute et réécrit
releve.json ; sans argument, il affiche le dernier relevé.
"""

import datetime
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ICI = Path("exemples/pratiquer/erreurs-courantes")
RELEVE = ICI / "releve.json"
PROGRAMMES = {
    "Fil démon": "fil_demon.py",
    "Signal sous un verrou": "signal_sous_verrou.py",
    "`fork` sous un verrou": "fork_sous_verrou.py",
    "File fermée": "../bonnes-pratiques/fermer_file.py",
    "`cached_property`": "../cache/cached_property.py",
}
IDENTITE = """
import platform, sys
actif = getattr(sys, "_is_gil_enabled", lambda: True)()
print(platform.python_version(), "" if actif else "sans GIL")
"""


def lancer(interpreteur, *arguments):
    fini = subprocess.run(
        [interpreteur, *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=60,
    )
    return fini.stdout.strip().splitlines()


def empreintes():
    return {
        p: hashlib.sha256((ICI / p).read_bytes()).hexdigest()
        for p in PROGRAMMES.values()
    }


if sys.argv[1:]:
    sorties = {}
    for interpreteur in sys.argv[1:]:
        nom = lancer(interpreteur, "-c", IDENTITE)[0].strip()
        sorties[nom] = {
            p: lancer(interpreteur, str(ICI / p))
            for p in PROGRAMMES.values()
        }
    releve = {
        "date": datetime.date.today().isoformat(),
        "interpreteurs": [Path(i).name for i in sys.argv[1:]],
        "empreintes": empreintes(),
        "sorties": sorties,
    }
    texte = json.dumps(releve, ensure_ascii=False, indent=1)
    RELEVE.write_text(texte + "\n", encoding="utf-8")

releve = json.loads(RELEVE.read_text(encoding="utf-8"))
if releve["empreintes"] != empreintes():
    commande = " ".join([sys.argv[0], *releve["interpreteurs"]])
    sys.exit(
        "Le relevé ne vaut plus : un programme a changé.\n"
        f"Pour le renouveler : python {commande}"
    )
annee, mois, jour = releve["date"].split("-")
tous = list(releve["sorties"])
print(
    f"Relevé du {jour}/{mois}/{annee}, sous CPython {', '.join(tous)}."
)
print("\n| Programme | Sortie | CPython |\n|---|---|---|")
for titre, programme in PROGRAMMES.items():
    groupes = {}
    for nom, sorties in releve["sorties"].items():
        groupes.setdefault("<br>".join(sorties[programme]), []).append(
            nom
        )
    for sortie, noms in groupes.items():
        ou = "tous" if noms == tous else ", ".join(noms)
        print(f"| {titre} | {sortie} | {ou} |")
