"""The constants that the workshop's editor finds without Python are those that Python finds."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from cours.atelier.bridge import changeable
from tests.required_tools import require_tool
from tests.site.pages import Site

pytestmark = pytest.mark.xdist_group("atelier")

LOOK = "import { constantes } from MODULE;\nlet texte = '';\nfor await (const part of process.stdin) texte += part;\nconsole.log(JSON.stringify(JSON.parse(texte).map(constantes)));"
WRITTEN = {
    "TOURS = 2": {"TOURS": "2"},
    "TOURS: int = 2  # combien": {"TOURS": "2"},
    "FROID = -3": {"FROID": "-3"},
    "A = 0x1F\nB = 1_000\nC = 1.5\nD = 2e-3": {"A": "0x1F", "B": "1_000", "C": "1.5", "D": "2e-3"},
    "MOT = 'oui'\nVIDE = \"\"\nVRAI = True": {"MOT": "'oui'", "VIDE": '""', "VRAI": "True"},
    "A = 1\nA = 2": {"A": "2"},
    "A = B = 3\nC, D = 1, 2\nE += 1": {},
    "N = 3; M = 4": {"N": "3", "M": "4"},
    "N: int = 3;M = ';'; L = [N]; print(N); P = -1;  # fin": {"N": "3", "M": "';'", "P": "-1"},
    "N = 3\nN = int('4')": {},
    "f(\nN = 3\n)\nT = \"\"\"\nM = 4\n\"\"\"": {},
    "N = ((3))\nM = (  # combien\n4)": {"N": "3", "M": "4"},
    "_ = 1\nÉ = 2\n_N1 = 3\nM = .5\nP = +5\nJ = 3j\nB = b''\nC = 'a' 'b'\nD = \"\"\"d\"\"\"": {"_N1": "3"},
    "N = 2 + 1\nL = [1]\nR = None\nf = 3\nA.B = 2": {},
    "def f():\n    N = 3": {},
    "N == 3": {},
    "T = \"\"\"un\ndeux\"\"\"\nM = 'a\\n'": {},
}


def in_the_page(site: Site, programs: list[str]) -> list[dict[str, str]]:
    node = require_tool("node")
    require_tool("npm")
    (module,) = site.folder.glob("assets/atelier/moteur/*/editeur.mjs")
    command = [node, "--input-type=module", "--eval", LOOK.replace("MODULE", json.dumps(module.as_uri()))]
    made = subprocess.run(command, input=json.dumps(programs), capture_output=True, encoding="utf-8", check=True)
    return [dict(pairs) for pairs in json.loads(made.stdout)]


def test_what_is_a_constant(site: Site) -> None:
    assert in_the_page(site, list(WRITTEN)) == list(WRITTEN.values()) == [changeable(program) for program in WRITTEN]


def test_python_finds_the_same_ones(site: Site) -> None:
    programs = [path.read_text(encoding="utf-8") for path in sorted(Path("exemples").rglob("*.py"))]
    readable = [program for program in programs if _read(program)]
    there = in_the_page(site, readable)
    assert sum(map(bool, there)) > 100
    assert {n: one for n, one in enumerate(there) if one != changeable(readable[n])} == {}


def _read(program: str) -> bool:
    try:
        changeable(program)
    except SyntaxError:  # a frame of an exercise, or the grammar of another version
        return False
    return True
