"""What a module printed, recorded beside it: compare it with a run, write it.

A transcript ``x.txt`` stands beside ``x.py``; its first line is the command. A module that carries ``#>`` comments is its own
record: the lines after ``#>`` are all that it prints.
"""

from __future__ import annotations

import difflib
import re
from itertools import groupby
from pathlib import Path

from tests.exemples import CheckError, EndedError, StuckError
from tests.exemples.running import LIMIT, PATIENCE, Run, command, relative, run, run_blocked
from tests.exemples.verification import Rule, rule_of

UPDATE = "make update (ou : python -m tests.update)"
HASH_COMMENT = re.compile(r"^\s*#> ?(.*)$", re.MULTILINE)


def example_modules(root: Path) -> list[Path]:
    """The modules that run: all of ``exemples/`` but the sources that exercises are cut from."""
    return [module for module in all_modules(root) if module.name != "exercice.py"]


def all_modules(root: Path) -> list[Path]:
    return sorted(path for path in (root / "exemples").rglob("*.py") if "__pycache__" not in path.parts)


def has_hash_comments(module: Path) -> bool:
    return bool(HASH_COMMENT.search(module.read_text(encoding="utf-8")))


def transcript_of(module: Path) -> Path:
    return module.with_suffix(".txt")


def is_transcript(path: Path) -> bool:
    return path.suffix == ".txt" and path.read_text(encoding="utf-8").startswith("$ python exemples/")


def check(module: Path, root: Path) -> None:
    """Run ``module`` and compare it with its record.

    Raises:
        CheckError: it has no record or two, or its run is not what the record and the rule say.
    """
    name, rule = relative(module, root), rule_of(module, root)
    recorded = _recorded(module, root)
    if recorded is None:  # "#>": several calls to print may share a record's line, so only the words are compared
        said = "\n".join(HASH_COMMENT.findall(module.read_text(encoding="utf-8")))
        result = _run(module, root, rule, None)
        _check_end(name, rule, result)
        if _words(result.output) != _words(said):
            raise CheckError(
                f"{name} : les commentaires #> ne disent pas tout ce que le programme affiche. Attendu (#>) et obtenu :\n"
                f"{_diff(said + chr(10), result.output)}\nUne ligne affichée plusieurs fois ou par un fil demande une "
                f"transcription : retirez les #> et lancez {UPDATE}."
            )
        return
    result = _run(module, root, rule, recorded)
    _check_end(name, rule, result)
    _check_rule_serves(name, rule, recorded)
    fault = difference(recorded, result.output, rule)
    if fault:
        raise CheckError(
            f"{relative(transcript_of(module), root)} : ce n'est pas ce que {name} affiche. {fault}\n"
            f"Si la nouvelle sortie est la bonne : {UPDATE}."
        )


def update(module: Path, root: Path) -> bool:
    """Write the transcript of ``module`` if its run does not agree with the one there is; return whether it was written.

    Raises:
        CheckError: the run does not end as the rule says (nothing is written).
    """
    name, rule, path = relative(module, root), rule_of(module, root), transcript_of(module)
    recorded = _body(path) if path.is_file() else None
    result = _run(module, root, rule, None)
    _check_end(name, rule, result)
    first = f"$ {command(module, root)}\n"
    if (
        recorded is not None
        and path.read_text(encoding="utf-8").startswith(first)
        and not difference(recorded, result.output, rule)
    ):
        return False
    if rule.sorties and (fault := difference(result.output, result.output, rule)):
        raise CheckError(f"{name} : {fault}")
    path.write_text(first + result.output, encoding="utf-8", newline="\n")
    return True


def difference(recorded: str, printed: str, rule: Rule) -> str:
    """Say (French) how ``printed`` departs from ``recorded`` under ``rule``; "" when it does not."""
    expected, obtained = (_without_variables(text, rule) for text in (recorded, printed))
    if rule.sorties:
        possible = [_without_variables(text.strip("\n") + "\n", rule) for text in rule.sorties]
        for text, whose in ((obtained, "la sortie obtenue"), (expected, "la sortie enregistrée")):
            if text not in possible:
                listed = "\n---\n".join(p.rstrip() for p in possible)
                return f"{whose} n'est pas parmi les « sorties » de verification.toml :\n{text}--- Sorties annoncées :\n{listed}"
        return ""
    lines = [text.splitlines() for text in (expected, obtained)]
    if rule.ordre:
        same = sorted(lines[0]) == sorted(lines[1])
    elif rule.ordre_par:
        same = _threads_of(lines[0], rule.ordre_par) == _threads_of(lines[1], rule.ordre_par)
    else:
        same = lines[0] == lines[1]
    how = {True: " (l'ordre des lignes est libre)", False: ""}[bool(rule.ordre or rule.ordre_par)]
    return "" if same else f"Enregistré et obtenu{how} :\n{_diff(expected, obtained)}"


def _threads_of(lines: list[str], pattern: str) -> list[object]:
    """The free stretches, each as the lines of every thread in their order, and the fixed lines between them."""
    matched = [(found.group(1) if (found := re.search(pattern, line)) else None, line) for line in lines]
    result: list[object] = []
    for free, stretch in groupby(matched, key=lambda pair: pair[0] is not None):
        if free:
            by_thread: dict[str | None, list[str]] = {}
            for thread, line in stretch:
                by_thread.setdefault(thread, []).append(line)
            result.append(by_thread)
        else:
            result.extend(line for _, line in stretch)
    return result


def _without_variables(text: str, rule: Rule) -> str:
    for pattern in rule.variable:
        text = re.sub(pattern, "…", text)
    return text


def _recorded(module: Path, root: Path) -> str | None:
    """The body of the transcript, or None for a module with ``#>`` comments."""
    name, path = relative(module, root), transcript_of(module)
    hashes = has_hash_comments(module)
    if hashes and path.is_file():
        raise CheckError(f"{name} : deux témoins pour une sortie, des commentaires #> et {path.name}. Gardez l'un des deux.")
    if hashes:
        return None
    if not path.is_file():
        raise CheckError(f"{name} : rien n'est enregistré de sa sortie ({path.name} manque). Lancez {UPDATE}.")
    first = f"$ {command(module, root)}"
    if path.read_text(encoding="utf-8").splitlines()[:1] != [first]:
        raise CheckError(f"{relative(path, root)}:1 : la première ligne doit être « {first} ». Lancez {UPDATE}.")
    return _body(path)


def _body(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n")[2]


def _run(module: Path, root: Path, rule: Rule, expected: str | None) -> Run:
    for left in reversed(range(rule.essais if rule.bloque else 0)):
        try:
            return Run(run_blocked(module, root, rule.bloque, expected if not _loosened(rule) else None), 0)
        except EndedError:
            if not left:
                raise
    for left in reversed(range(rule.peut_bloquer)):
        try:
            return run(module, root, warnings_are_errors=not rule.avertissement, limit=LIMIT if rule.peut_bloquer == 1 else PATIENCE)
        except StuckError:
            if not left:
                raise
    raise AssertionError("a rule allows one run at least")


def _loosened(rule: Rule) -> bool:
    return bool(rule.ordre or rule.ordre_par or rule.variable or rule.sorties)


_LAST = r"^(?:[\w.]+\.)?{}(?::|$)"


def _check_end(name: str, rule: Rule, result: Run) -> None:
    if result.status != rule.status:
        wanted = f"l'exception {rule.echec} (code 1)" if rule.echec else "une fin normale (code 0)"
        hint = "" if rule.echec else " Un programme qui doit échouer l'annonce par « echec » dans verification.toml."
        raise CheckError(f"{name} : fin attendue : {wanted} ; code obtenu : {result.status}.{hint} Affiché :\n{result.output}")
    for key in ("echec", "echec_dans_fil"):
        wanted = getattr(rule, key)
        if wanted and not re.search(r"^(?: *\| )?" + _LAST[1:].format(re.escape(wanted)), result.output, re.MULTILINE):
            raise CheckError(f"{name} : l'exception {wanted} annoncée ({key}) n'a pas eu lieu. Affiché :\n{result.output}")
    threads = result.output.count("Exception in thread ")
    if bool(rule.echec_dans_fil) != bool(threads):
        expected = "aucun fil ne meurt d'une exception" if threads == 0 else "un fil meurt d'une exception"
        raise CheckError(f"{name} : {expected}, et « echec_dans_fil » dit le contraire. Affiché :\n{result.output}")
    if rule.avertissement and f"{rule.avertissement}: " not in result.output:
        raise CheckError(f"{name} : l'avertissement {rule.avertissement} annoncé n'a pas eu lieu. Affiché :\n{result.output}")


def _check_rule_serves(name: str, rule: Rule, recorded: str) -> None:
    for pattern in rule.variable:
        if not re.search(pattern, recorded):
            raise CheckError(
                f"{name} : verification.toml : « variable » {pattern!r} ne correspond à rien dans la sortie enregistrée."
            )
    if rule.ordre and len(recorded.splitlines()) < 2:
        raise CheckError(f"{name} : verification.toml : « ordre » est inutile, la sortie tient en une ligne. Retirez l'entrée.")
    if rule.ordre_par:
        threads = {found.group(1) for line in recorded.splitlines() if (found := re.search(rule.ordre_par, line))}
        if len(threads) < 2:
            raise CheckError(f"{name} : verification.toml : « ordre_par » ne distingue pas deux fils dans la sortie enregistrée.")


def _words(text: str) -> str:
    """The text without what black or pytest-examples may change when they fold a long value over several lines."""
    return re.sub(r"[\s,'\"]+", "", text)


def _diff(expected: str, obtained: str) -> str:
    return "\n".join(difflib.unified_diff(expected.splitlines(), obtained.splitlines(), "enregistré", "obtenu", lineterm="", n=2))
