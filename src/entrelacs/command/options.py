"""What one may write after ``python -m entrelacs``: commands, options, and what they are worth to `api`."""

from __future__ import annotations

import argparse
import ast
import os
import textwrap
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from ..bounds import limits
from ..bounds.limits import LIMITS, Limits
from ..execution import guard
from ..telling.language import LANGUAGES, VARIABLE, known, language, say, speak
from ..telling.shell import ENGLISH, spelled

MISUSED = 2
"""The exit status of a command that cannot be read."""
CAUTION = (
    "Le programme ne peut nommer qu'une liste de choses sans effet, et il est exploré dans un processus à part, limité en temps et en "
    "mémoire, où ouvrir un fichier, lancer un processus ou joindre le réseau est arrêté. C'est une défense en profondeur, pas une prison : "
    "pour les programmes d'inconnus, ajoutez un conteneur ou un compte sans droits."
)
"""What is promised about the programs of others, and what is not."""


class Refused(Exception):
    """The command cannot be carried out; the message is in the language that is spoken."""


class Parser(argparse.ArgumentParser):
    """Errors in the language that is spoken, on one line, with status 2."""

    def error(self, message: str) -> NoReturn:
        for english, french in (
            ("the following arguments are required:", "il manque :"),
            ("unrecognized arguments:", "argument inconnu :"),
            ("invalid choice:", "choix inconnu :"),
            ("choose from", "choisir parmi"),
            ("expected one argument", "une valeur est attendue"),
            ("invalid int value:", "un entier est attendu, pas"),
            ("argument ", ""),
        ) if language() == "fr" else ():
            message = message.replace(english, french)
        self.exit(MISUSED, f"{say('entrelacs : {}', message)}\n{say('Aide : python -m entrelacs --help')}\n")


def choose_language(arguments: Sequence[str]) -> None:
    """Speak the language that a command asks for, or else the project of the folder where it runs, if it says so."""
    asked = None
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, equals, value = word.partition("=")
        if name in ("--langue", ENGLISH["--langue"]):
            asked = value if equals else following
    if asked is None and VARIABLE not in os.environ:
        asked = _of_project()
    if chosen := known(asked):  # anything else is refused with the options
        speak(chosen)


def _of_project() -> str | None:
    """What ``[tool.entrelacs] langue`` says, in the nearest ``pyproject.toml`` that has such a table."""
    for above in (Path.cwd(), *Path.cwd().parents):
        try:
            table = tomllib.loads((above / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["entrelacs"]
        except (OSError, ValueError, KeyError):
            continue
        told = table.get("langue")
        return told if isinstance(told, str) else None
    return None


def in_language(arguments: Sequence[str]) -> list[str]:
    """A command with its words in the language that is spoken: both may be written."""
    spoken = {english: french for french, english in ENGLISH.items()} if language() == "fr" else ENGLISH
    words = []
    for position, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        words.append(spoken.get(name, name) + equals + value if position == 0 or word.startswith("--") else word)
    return words


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(say("« {} » n'est pas un nombre entier, au moins 1", text))
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(say("« {} » n'est pas une durée en secondes", text))
    return seconds


def parser() -> argparse.ArgumentParser:
    """What reads a command, in the words of the language that is spoken; `nom` is the one that was written, in French."""
    whole = Parser(
        prog="python -m entrelacs", description=say("Explore tous les entrelacements d'un petit programme concurrent."),
        epilog=textwrap.fill(say(CAUTION), 100), formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    commands = whole.add_subparsers(required=True, metavar=say("COMMANDE"), parser_class=Parser)

    def command(name: str, told: str) -> argparse.ArgumentParser:
        made = commands.add_parser(spelled(name), help=say(told))
        made.set_defaults(nom=name)
        option(made, "--langue", "la langue des réponses (sinon, celle du système)", choices=LANGUAGES)
        return made

    def option(group: Any, name: str, told: str, *values: object, **options: Any) -> None:
        dest = options.pop("dest", name.lstrip("-").replace("-", "_"))
        if "metavar" in options:
            options["metavar"] = say(options["metavar"])
        group.add_argument(spelled(name), dest=dest, help=say(told, *values), **options)

    explorer = command("explorer", "tous les ordonnancements : ce qui peut arriver, et le plus court chemin")
    option(explorer, "--json", "un objet JSON sur la sortie", action="store_true")

    simuler = command("simuler", "une exécution, en temps virtuel")
    option(simuler, "--graine", "tire le fil suivant au sort, toujours de la même façon", type=int, metavar="N")

    rejouer = command("rejouer", "un ordonnancement donné, pas à pas")
    option(rejouer, "--ordonnancement", "par exemple 0*2.1.2*3", required=True, metavar="TEXTE")
    option(rejouer, "--reel", "sur les vrais fils de ce Python, et non dans le modèle", action="store_true")

    exercice = command("exercice", "les exercices : leur liste, le départ de l'un d'eux, la correction d'une réponse")
    exercice.add_argument("exercice", nargs="?", metavar=say("PAGE/NOM"), help=say("l'exercice ; sans lui, leur liste"))
    exercice.add_argument("fichier", nargs="?", type=Path, metavar=say("FICHIER"), help=say("votre réponse ; sans elle, le départ est écrit"))
    option(exercice, "--dossier", "où sont les exercices (par défaut, pyproject.toml le dit)", type=Path, metavar="DOSSIER")
    option(exercice, "--montrer", "affiche le programme où ce harnais met votre réponse", metavar="HARNAIS")

    for each in (explorer, simuler, rejouer):
        each.add_argument("fichier", type=Path, metavar=say("FICHIER"), help=say("le programme Python"))
        option(each, "--constante", "remplace une constante du module", action="append", default=[], metavar="NOM=VALEUR")
    for each in (explorer, simuler, rejouer, exercice):
        option(each, "--delai", "durée, au plus ({})", f"{guard.DELAY:g}", dest="seconds", type=_seconds, metavar="SECONDES")
    for each in (explorer, rejouer):
        option(each, "--reveils", "réveille dans l'ordre d'arrivée, comme CPython", choices=["fifo"])
        option(each, "--tirages", "explore chaque valeur que random peut tirer sans graine", action="store_true")
        option(each, "--ecritures", "print écrit chaque morceau à part, comme CPython, et non une ligne", action="store_true")
        option(each, "--premiere-faute", "s'arrête à la première faute : elle n'est pas toujours la plus courte", action="store_true")
    for each in (explorer, rejouer, exercice):
        group = each.add_argument_group(say("limites"))
        for name, limit in limits.TABLE.items():
            most = getattr(LIMITS, name)
            if name == "seconds":
                continue
            option(group, limit.option, "{}, au plus ({})", say(limit.unit), most, dest=name, type=_number, default=most, metavar="N")
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
            raise Refused(say("--constante {} : on attend NOM=VALEUR, par exemple TOURS=2 ou MOT='oui'.", text)) from None
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

