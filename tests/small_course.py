"""A small sound course, for the tests of the checks to break."""

from __future__ import annotations

from pathlib import Path

import pytest

COUNTER = '''\
"""Deux fils incrémentent un compteur sous un verrou."""

import threading

TOURS = 3

verrou = threading.Lock()
compteur = 0


# --8<-- [start:fil]
def incrementer():
    global compteur
    for _ in range(TOURS):
        with verrou:
            compteur += 1


# --8<-- [end:fil]

fils = [threading.Thread(target=incrementer) for _ in range(2)]
for fil in fils:
    fil.start()
for fil in fils:
    fil.join()
print("compteur =", compteur)
'''
FAILING = '''\
"""Libérer un verrou libre lève RuntimeError."""

import threading


def liberer():
    threading.Lock().release()


print("avant")
liberer()
'''
BLOCKED = '''\
"""Deux fils prennent deux verrous dans des ordres opposés."""

import threading

verrou_a = threading.Lock()
verrou_b = threading.Lock()
ensemble = threading.Barrier(2)


def travailler(premier, second):
    with premier:
        ensemble.wait()
        second.acquire()


print("début")
for ordre in ((verrou_a, verrou_b), (verrou_b, verrou_a)):
    threading.Thread(target=travailler, args=ordre).start()
'''
COMMENTED = '''\
"""Un verrou se dit tenu ou libre."""

import threading

verrou = threading.Lock()
print("tenu :", verrou.locked())
#> tenu : False
'''
EXERCISE = '''\
"""Un guichet retire du solde."""

solde = 10


def retirer(montant):
    global solde
    # <vous>
    # <depart>
    # solde = solde + montant
    # </depart>
    # <solution>
    solde = solde - montant
    # </solution>
    # </vous>


retirer(1)
print(solde)
'''
RULES = """\
["echec.py"]
echec = "RuntimeError"
pourquoi = "Le programme montre cette erreur."

["bloque.py"]
bloque = ["second.acquire()"]
pourquoi = "Le programme montre un interblocage."
"""
PAGE = """\
# Verrou

!!! objectif "Objectif · 1 min"
    À la fin de cette page, vous saurez compter.

## Le code

```python title="exemples/mecanismes/lock/compteur.py" hl_lines="15"
--8<-- "exemples/mecanismes/lock/compteur.py"
```

```console title="Sortie"
--8<-- "exemples/mecanismes/lock/compteur.txt"
```

```python title="exemples/mecanismes/lock/compteur.py"
--8<-- "exemples/mecanismes/lock/compteur.py:fil"
```

## Les pièges

```python title="exemples/mecanismes/lock/echec.py"
--8<-- "exemples/mecanismes/lock/echec.py"
```

```console
--8<-- "exemples/mecanismes/lock/echec.txt"
```

```python title="exemples/mecanismes/lock/bloque.py"
--8<-- "exemples/mecanismes/lock/bloque.py"
```

```console
--8<-- "exemples/mecanismes/lock/bloque.txt"
```

```python title="exemples/mecanismes/lock/etat.py"
--8<-- "exemples/mecanismes/lock/etat.py"
```

## À retenir

- Un verrou se libère.

## Exercices

### Exercice 1 : le guichet

```python title="exemples/exercices/lock/guichet/depart.py"
--8<-- "exemples/exercices/lock/guichet/depart.py"
```

??? solution "Solution et remarques"
    ```python title="exemples/exercices/lock/guichet/solution.py"
    --8<-- "exemples/exercices/lock/guichet/solution.py"
    ```

### Exercice 2 : la suite

Reprenez le programme du premier exercice.
"""
FILES = {
    "docs/mecanismes/lock.md": PAGE,
    "exemples/mecanismes/lock/compteur.py": COUNTER,
    "exemples/mecanismes/lock/compteur.txt": "$ python exemples/mecanismes/lock/compteur.py\ncompteur = 6\n",
    "exemples/mecanismes/lock/echec.py": FAILING,
    "exemples/mecanismes/lock/echec.txt": """\
$ python exemples/mecanismes/lock/echec.py
avant
Traceback (most recent call last):
  File "exemples/mecanismes/lock/echec.py", line 11, in <module>
    liberer()
  File "exemples/mecanismes/lock/echec.py", line 7, in liberer
    threading.Lock().release()
RuntimeError: release unlocked lock
""",
    "exemples/mecanismes/lock/bloque.py": BLOCKED,
    "exemples/mecanismes/lock/bloque.txt": "$ python exemples/mecanismes/lock/bloque.py\ndébut\n",
    "exemples/mecanismes/lock/etat.py": COMMENTED,
    "exemples/mecanismes/lock/verification.toml": RULES,
    "exemples/exercices/lock/guichet/exercice.py": EXERCISE,
    "exemples/exercices/lock/guichet/depart.py": EXERCISE[: EXERCISE.index("    # <vous>")]
    + "    solde = solde + montant\n"
    + EXERCISE[EXERCISE.index("    # </vous>\n") + len("    # </vous>\n") :],
    "exemples/exercices/lock/guichet/depart.txt": "$ python exemples/exercices/lock/guichet/depart.py\n11\n",
    "exemples/exercices/lock/guichet/solution.py": EXERCISE[: EXERCISE.index("    # <vous>")]
    + "    solde = solde - montant\n"
    + EXERCISE[EXERCISE.index("    # </vous>\n") + len("    # </vous>\n") :],
    "exemples/exercices/lock/guichet/solution.txt": "$ python exemples/exercices/lock/guichet/solution.py\n9\n",
}


class Course:
    """A course in a folder of its own; paths may leave out ``exemples/mecanismes/lock/``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path, text in FILES.items():
            self.write(path, text)

    def path(self, path: str) -> Path:
        return self.root / (path if "/" in path else f"exemples/mecanismes/lock/{path}")

    def write(self, path: str, text: str) -> Path:
        target = self.path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def read(self, path: str) -> str:
        return self.path(path).read_text(encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text, f"{old!r} is not in {path}: the test breaks nothing"
        self.write(path, text.replace(old, new))

    def rule(self, module: str, *lines: str) -> None:
        """Replace the rule of ``module``."""
        kept = [block for block in self.read("verification.toml").split("\n\n") if f'["{module}"]' not in block]
        self.write("verification.toml", "\n\n".join([*kept, "\n".join([f'["{module}"]', *lines])]) + "\n")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path.resolve())
