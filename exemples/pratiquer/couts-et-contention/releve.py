"""Mesure les cinq programmes de la page sous plusieurs interpréteurs.

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

ICI = Path("exemples/pratiquer/couts-et-contention")
RELEVE = ICI / "releve.json"
TABLEAUX = {
    "cout_verrou.py": "Prendre et libérer un verrou libre",
    "verrou_long.py": "Quatre fils, vingt attentes de 10 ms",
    "segments.py": "Huit fils, par nombre de verrous",
    "calcul.py": "Le même calcul, par nombre de fils",
    "borne_partagee.py": "La borne d'une boucle, partagée ou non",
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
        timeout=120,
    )
    return fini.stdout.splitlines()


def empreintes():
    return {
        programme: hashlib.sha256(
            (ICI / programme).read_bytes()
        ).hexdigest()
        for programme in TABLEAUX
    }


def mesurer(interpreteurs):
    """Le relevé : pour chaque interpréteur, ce qu'affiche chaque programme."""
    resultats, charges = {}, []
    for interpreteur in interpreteurs:
        charges.append(os.getloadavg()[0])
        (nom,) = lancer(interpreteur, "-c", IDENTITE)
        resultats[nom] = {
            programme: dict(
                ligne.split(" : ")
                for ligne in lancer(interpreteur, str(ICI / programme))
            )
            for programme in TABLEAUX
        }
    machine = f"{platform.system()} {platform.machine()}"
    return {
        "date": datetime.date.today().isoformat(),
        "machine": f"{machine}, {os.cpu_count()} cœurs",
        "charge": round(max(charges), 1),
        "interpreteurs": [Path(i).name for i in interpreteurs],
        "empreintes": empreintes(),
        "resultats": resultats,
    }


def lisible(mesure):
    """La mesure écrite à la française : milliers séparés, virgule."""
    nombre, unite = mesure.split()
    entier, _, decimales = nombre.partition(".")
    texte = f"{int(entier):,}".replace(",", " ")
    return (
        f"{texte},{decimales} {unite}"
        if decimales
        else f"{texte} {unite}"
    )


def afficher(releve):
    annee, mois, jour = releve["date"].split("-")
    charge = f"{releve['charge']:.1f}".replace(".", ",")
    print(f"Relevé du {jour}/{mois}/{annee}, {releve['machine']},")
    print(f"charge moyenne au plus fort : {charge}.")
    for programme, titre in TABLEAUX.items():
        premier = next(iter(releve["resultats"].values()))
        colonnes = list(premier[programme])
        print(f"\n**{titre}**\n")
        print("| CPython |", " | ".join(colonnes), "|")
        print("|---|" + "--:|" * len(colonnes))
        for nom, mesures in releve["resultats"].items():
            cases = map(lisible, mesures[programme].values())
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
