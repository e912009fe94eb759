"""What is explored ahead of a build: all the claims of a course, one that does not hold left to its page; and it ends with the build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cours import ahead
from cours.register import all_claims
from entrelacs_page.proof import is_proven

ROOT = Path(__file__).resolve().parents[2]
COUNTER = "import threading\nTOURS = 2\nn = 0\ndef work():\n    global n\n    for _ in range(TOURS):\n        n += 1\n"
COUNTER += "ts = [threading.Thread(target=work) for _ in range(2)]\nfor t in ts: t.start()\nfor t in ts: t.join()\nprint(n)\n"
CLAIM = "/// preuve | Avec {tours} tours, le compteur va de {low} à {most}.\n    programme: exemples/page/compteur.py\n    constantes: {{TOURS: {tours}}}\n    resultats:\n{expected}\n///\n\n"
END = '      - {{sortie: "{n}", statut: {status}, phrase: "Une fin."}}'


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course of three claims, the second of which is false; its folder is the current one."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "exemples/page").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\nnav: [page.md]\n", encoding="utf-8")
    (tmp_path / "exemples/page/compteur.py").write_text(COUNTER, encoding="utf-8")
    blocks = [
        CLAIM.format(low=low, most=2 * tours, tours=tours, expected="\n".join(END.format(n=n, status="attendue") for n in range(low, 2 * tours + 1)))
        for tours, low in ((1, 1), (2, 4), (3, 2))
    ]
    (tmp_path / "docs/page.md").write_text("# Page\n\n" + "".join(blocks), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def started(*share: str) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    return subprocess.Popen([sys.executable, "-m", "cours.ahead", *share], stdin=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths})


def test_all_that_holds_is_explored(claims: Path) -> None:
    assert [is_proven(claim) for claim in all_claims()] == [False, False, False]
    with started("0", "1") as process:
        assert process.wait(timeout=120) == 0
    assert [is_proven(claim) for claim in all_claims()] == [True, False, True]


def test_a_share_is_no_more_than_that(claims: Path) -> None:
    with started("1", "2") as process:
        assert process.wait(timeout=120) == 0
    assert [is_proven(claim) for claim in all_claims()] == [False, False, False], "the second is false, and is the share"


def test_it_ends_with_the_build(claims: Path) -> None:
    (claims / "exemples/page/compteur.py").write_text(COUNTER.replace("range(2)", "range(9)"), encoding="utf-8")  # for hours
    with started("0", "1") as process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=120) == 1


def test_a_build_starts_one_process_and_ends_it(claims: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = []
    monkeypatch.setattr(ahead, "idle_cores", lambda: 3)
    monkeypatch.setattr(ahead.atexit, "register", lambda end, process: ended.append((end, process)))
    ahead.begin.cache_clear()
    ahead.begin()
    ahead.begin()
    ((end, process),) = ended
    end(process)
    assert process.returncode is not None
    ahead.begin.cache_clear()


def test_with_one_core_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "idle_cores", lambda: 0)
    monkeypatch.setattr(ahead, "_start", lambda: pytest.fail("a process was started"))
    ahead.begin.cache_clear()
    ahead.begin()
    ahead.begin.cache_clear()
