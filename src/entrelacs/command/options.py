"""What one may write after ``python -m entrelacs``: commands, options, and what they are worth to `api`."""

from __future__ import annotations

import argparse
import ast
import textwrap
from pathlib import Path
from typing import Any, NoReturn

from ..bounds import limits
from ..bounds.limits import LIMITS, Limits
from ..execution import guard

MISUSED = 2
"""The exit status of a command that cannot be read."""
CAUTION = (
    "Le programme ne peut nommer qu'une liste de choses sans effet, et il est exploré dans un processus à part, limité en temps et en "
    "mémoire, où ouvrir un fichier, lancer un processus ou joindre le réseau est arrêté. C'est une défense en profondeur, pas une prison : "
    "pour les programmes d'inconnus, ajoutez un conteneur ou un compte sans droits."
)
"""What is promised about the programs of others, and what is not."""


class Refused(Exception):
    """The command cannot be carried out; the message is in French."""


class Parser(argparse.ArgumentParser):
    """Errors in French, on one line, with status 2."""

    def error(self, message: str) -> NoReturn:
        for english, french in (
            ("the following arguments are required:", "il manque :"),
            ("unrecognized arguments:", "argument inconnu :"),
            ("invalid choice:", "choix inconnu :"),
            ("choose from", "choisir parmi"),
            ("expected one argument", "une valeur est attendue"),
            ("invalid int value:", "un entier est attendu, pas"),
            ("argument ", ""),
        ):
            message = message.replace(english, french)
        self.exit(MISUSED, f"entrelacs : {message}\nAide : python -m entrelacs --help\n")


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas un nombre entier, au moins 1")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas une durée en secondes")
    return seconds


def parser() -> argparse.ArgumentParser:
    """What reads a command; `nom` is the one that was written."""
    whole = Parser(
        prog="python -m entrelacs", description="Explore tous les entrelacements d'un petit programme concurrent.", epilog=textwrap.fill(CAUTION, 100),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    commands = whole.add_subparsers(dest="nom", required=True, metavar="COMMANDE", parser_class=Parser)

    explorer = commands.add_parser("explorer", help="tous les ordonnancements : ce qui peut arriver, et le plus court chemin")
    explorer.add_argument("--json", action="store_true", help="un objet JSON sur la sortie")

    simuler = commands.add_parser("simuler", help="une exécution, en temps virtuel")
    simuler.add_argument("--graine", type=int, metavar="N", help="tire le fil suivant au sort, toujours de la même façon")

    rejouer = commands.add_parser("rejouer", help="un ordonnancement donné, pas à pas")
    rejouer.add_argument("--ordonnancement", required=True, metavar="TEXTE", help="par exemple 0*2.1.2*3")
    rejouer.add_argument("--reel", action="store_true", help="sur les vrais fils de ce Python, et non dans le modèle")

    exercice = commands.add_parser("exercice", help="les exercices : leur liste, le départ de l'un d'eux, la correction d'une réponse")
    exercice.add_argument("exercice", nargs="?", metavar="PAGE/NOM", help="l'exercice ; sans lui, leur liste")
    exercice.add_argument("fichier", nargs="?", type=Path, metavar="FICHIER", help="votre réponse ; sans elle, le départ est écrit")
    exercice.add_argument("--dossier", type=Path, metavar="DOSSIER", help="où sont les exercices (par défaut, pyproject.toml le dit)")
    exercice.add_argument("--montrer", metavar="HARNAIS", help="affiche le programme où ce harnais met votre réponse")

    for command in (explorer, simuler, rejouer):
        command.add_argument("fichier", type=Path, metavar="FICHIER", help="le programme Python")
        command.add_argument("--constante", action="append", default=[], metavar="NOM=VALEUR", help="remplace une constante du module")
    for command in (explorer, simuler, rejouer, exercice):
        command.add_argument("--delai", dest="seconds", type=_seconds, metavar="SECONDES", help=f"durée, au plus ({guard.DELAY:g})")
    for command in (explorer, rejouer):
        command.add_argument("--reveils", choices=["fifo"], help="réveille dans l'ordre d'arrivée, comme CPython")
        command.add_argument("--tirages", action="store_true", help="explore chaque valeur que random peut tirer sans graine")
        command.add_argument("--ecritures", action="store_true", help="print écrit chaque morceau à part, comme CPython, et non une ligne")
        command.add_argument(
            "--premiere-faute", action="store_true", help="s'arrête à la première faute : elle n'est pas toujours la plus courte"
        )
    for command in (explorer, rejouer, exercice):
        group = command.add_argument_group("limites")
        for name, limit in limits.TABLE.items():
            most = getattr(LIMITS, name)
            if name == "seconds":
                continue
            group.add_argument(limit.option, dest=name, type=_number, default=most, metavar="N",
                               help=f"{limit.unit}, au plus ({most})")  # fmt: skip
    return whole


def constants(options: argparse.Namespace) -> dict[str, Any]:
    """The constants of the module that the command replaces. Raises `Refused`."""
    found = {}
    for text in options.constante:
        name, equals, value = text.partition("=")
        try:
            if not equals or not name.isidentifier():
                raise ValueError
            found[name] = ast.literal_eval(value)
        except (ValueError, SyntaxError):
            raise Refused(f"--constante {text} : on attend NOM=VALEUR, par exemple TOURS=2 ou MOT='oui'.") from None
    return found


def asked_limits(options: argparse.Namespace, seconds: float = guard.DELAY) -> Limits:
    """What the search may take; `seconds` unless the command says how many."""
    return Limits(**{name: getattr(options, name) for name in limits.TABLE} | {"seconds": options.seconds or seconds})


def common(options: argparse.Namespace) -> dict[str, Any]:
    """What `api.explore` and `api.replay` are given alike."""
    return {
        "constants": constants(options),
        "wakeups": options.reveils or "documented",
        "limits": asked_limits(options),
        "choose_random": options.tirages,
        "split_print": options.ecritures,
        "first_failure": options.premiere_faute,
    }

