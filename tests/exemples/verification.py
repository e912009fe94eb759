"""``verification.toml``: how the modules of a folder are checked when it is not "exactly this output, exit status 0".

One table per module, named by its file name. ``pourquoi`` is mandatory; the other keys:

- ``ordre = "libre"``: the same lines, in any order;
- ``ordre_par = 'regex'``: lines that match keep their order among those with the same first group (a thread's own lines, say),
  and the others are fixed;
- ``variable = ['regex', …]``: these matches may differ, the rest is exact;
- ``sorties = ["…", …]``: the whole output is one of these;
- ``echec = "Type"``: ends by this uncaught exception, exit status 1;
- ``echec_dans_fil = "Type"``: a thread dies of this exception, exit status 0;
- ``avertissement = "Type"``: this warning is part of the lesson (the program is run without ``-W error``);
- ``bloque = ["piece of a line", …]``: never ends; each live thread or task hangs on a line holding one of these;
- ``essais = 5``: a run may end by chance; one of that many, at most, has to hang as ``bloque`` says;
- ``peut_bloquer = 3``: a run may hang by chance, as the page proves; one of that many, at most, has to end.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from tests.exemples import CheckError

NAME = "verification.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The fields are the keys of the file."""

    pourquoi: str = ""
    ordre: str = ""
    ordre_par: str = ""
    variable: tuple[str, ...] = ()
    sorties: tuple[str, ...] = ()
    echec: str = ""
    echec_dans_fil: str = ""
    avertissement: str = ""
    bloque: tuple[str, ...] = ()
    essais: int = 1
    peut_bloquer: int = 1

    @property
    def ends(self) -> bool:
        return not self.bloque

    @property
    def status(self) -> int:
        return 1 if self.echec else 0


EXACT = Rule()
_TYPES = {field.name: (list if "tuple" in str(field.type) else int if field.type == "int" else str) for field in fields(Rule)}
_KINDS = {list: "une liste de textes non vide", str: "un texte non vide", int: "un nombre d'exécutions"}
_EXCLUSIVE = (("ordre", "ordre_par", "sorties"), ("echec", "bloque"), ("peut_bloquer", "bloque"))


def rule_of(module: Path, root: Path) -> Rule:
    """The rule for ``module`` (``EXACT`` when its folder says nothing of it)."""
    return rules(module.parent, root).get(module.name, EXACT)


def rules(folder: Path, root: Path) -> dict[str, Rule]:
    """Read the rules of a folder.

    Raises:
        CheckError: unreadable TOML, unknown key or value, missing module or reason; the message names file, module and key.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    shown = path.relative_to(root).as_posix()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CheckError(f"{shown} : TOML illisible ({error}).") from None
    return {name: _rule(folder, shown, name, table) for name, table in tables.items()}


def _rule(folder: Path, shown: str, name: str, table: object) -> Rule:
    def fault(reason: str) -> CheckError:
        return CheckError(f'{shown} : ["{name}"] : {reason}')

    if not isinstance(table, dict):
        raise fault("chaque entrée est une table, nommée par le fichier du module entre guillemets.")
    if not (folder / name).is_file():
        raise fault("entrée périmée, ce module n'existe pas. Retirez-la ou corrigez son nom.")
    for key, value in table.items():
        if key not in _TYPES:
            raise fault(f"clé inconnue « {key} ». Clés possibles : {', '.join(_TYPES)}.")
        if (
            not isinstance(value, _TYPES[key])
            or not value
            or (isinstance(value, list) and not all(isinstance(v, str) for v in value))
        ):
            raise fault(f"« {key} » doit être {_KINDS[_TYPES[key]]}.")
    if not table.get("pourquoi"):
        raise fault("« pourquoi » est obligatoire : dites en une phrase pourquoi la sortie n'est pas simplement exacte.")
    if len(table) == 1:
        raise fault("entrée inutile : « pourquoi » est seul, rien n'est assoupli. Retirez-la.")
    for group in _EXCLUSIVE:
        if len(both := [key for key in group if key in table]) > 1:
            raise fault(f"« {both[0]} » et « {both[1]} » ne vont pas ensemble.")
    if "essais" in table and (table["essais"] < 2 or "bloque" not in table):
        raise fault("« essais » veut au moins deux exécutions, et va avec « bloque ».")
    if table.get("peut_bloquer", 2) < 2:
        raise fault("« peut_bloquer » veut au moins deux exécutions.")
    if table.get("ordre", "libre") != "libre":
        raise fault('« ordre » ne peut valoir que "libre".')
    if len(set(table.get("sorties", "ab"))) < 2 or len(set(table.get("sorties", ()))) != len(table.get("sorties", ())):
        raise fault("« sorties » veut au moins deux sorties, toutes différentes ; une seule se vérifie exactement.")
    for pattern in [*table.get("variable", ()), *([table["ordre_par"]] if "ordre_par" in table else ())]:
        try:
            groups = re.compile(pattern).groups
        except re.error as error:
            raise fault(f"expression régulière incorrecte {pattern!r} : {error}.") from None
        if pattern == table.get("ordre_par") and groups != 1:
            raise fault("« ordre_par » veut exactement un groupe entre parenthèses : ce qui désigne le fil.")
    source = (folder / name).read_text(encoding="utf-8")
    for piece in table.get("bloque", ()):
        if not any(piece in line for line in source.splitlines()):
            raise fault(f"« bloque » : aucune ligne de {name} ne contient « {piece} ».")
    return Rule(**{key: tuple(value) if isinstance(value, list) else value for key, value in table.items()})
