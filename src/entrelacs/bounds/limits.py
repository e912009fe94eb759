"""What an exploration may take, at most: one table. Each limit has an option that raises it, and a message that names it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from .refusals import Exhausted


@dataclass(frozen=True)
class Limit:
    """One limit, as the command line presents it."""

    option: str
    unit: str
    """What is counted, in French."""
    message: str
    """What is said when it is reached, in French; ``{most}`` stands for its value."""


TABLE = {
    "states": Limit("--max-etats", "états", "limite de {most} états atteinte"),
    "steps": Limit("--max-pas", "pas d'un même ordonnancement", "un ordonnancement dépasse {most} pas"),
    "seconds": Limit("--delai", "secondes", "délai de {most:g} s dépassé"),
    "memory": Limit("--max-memoire", "Mo que prend la recherche", "l'exploration occupe plus de {most} Mo"),
    "state_size": Limit("--max-taille", "Mo qu'occupe un état", "un état du programme occupe plus de {most} Mo"),
    "turns": Limit("--max-tours", "tours de boucle d'une exécution", "plus de {most} tours de boucle sans fin en vue"),
    "output": Limit("--max-caracteres", "caractères affichés par une exécution", "le programme affiche plus de {most} caractères"),
}


@dataclass(frozen=True)
class Limits:
    """The value of each limit of `TABLE`."""

    states: int = 200_000
    steps: int = 5_000
    """A program that grows at each step would never end."""
    seconds: float | None = None
    memory: int = 2_000
    """Where the system tells it; what the process had taken before does not count."""
    state_size: int = 20
    turns: int = 3_000_000
    """Of the steps that loop for long."""
    output: int = 1_000_000

    def reached(self, name: str) -> Exhausted:
        """What to raise when the limit `name` is reached."""
        return Exhausted(TABLE[name].message.format(most=getattr(self, name)), name)


LIMITS = Limits()
"""The limits that hold unless others are asked for."""

assert TABLE.keys() == {field.name for field in fields(Limits)}
