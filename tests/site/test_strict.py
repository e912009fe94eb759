"""The build stops, and says where, when a page is wrong. Each case breaks one thing in a site that builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import run_tool

MODULE = '"""Un module."""\n\n# --8<-- [start:debut]\nprint("bonjour")\n# --8<-- [end:debut]\n'
GLOSSARY = "# Glossaire\n\nfil { #fil }\n:   **Anglais :** *thread*. Une suite d'instructions.\n"
PAGE = '# Accueil\n\nUn fil.\n\n```python title="exemples/accueil/salut.py"\n--8<-- "exemples/accueil/salut.py:debut"\n```\n'


@pytest.fixture
def course(root: Path, tmp_path: Path) -> Path:
    """A course of two pages and one module, with the settings of this one."""
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    before, nav, _ = settings.partition("\nnav:\n")
    assert nav
    (tmp_path / "mkdocs.yml").write_text(
        before + nav + "  - Accueil: index.md\n  - Glossaire: memo/glossaire.md\n", encoding="utf-8"
    )
    (tmp_path / "src").symlink_to(root / "src")
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/style").symlink_to(root / "docs/assets/style")
    for name, text in {
        "docs/index.md": PAGE,
        "docs/memo/glossaire.md": GLOSSARY,
        "exemples/accueil/salut.py": MODULE,
        "exemples/accueil/salut.txt": "$ python exemples/accueil/salut.py\nbonjour\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def build(course: Path) -> tuple[int, str]:
    return run_tool(["mkdocs", "build", "--strict", "-d", str(course / "site")], course)


def test_the_unbroken_site_builds(course: Path) -> None:
    status, printed = build(course)
    assert status == 0, printed


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (PAGE.replace("salut.py:debut", "salit.py:debut"), ("docs/index.md:6", "salit.py")),
        (PAGE.replace(":debut", ":fin"), ("docs/index.md:6", "fin")),
        (PAGE.replace('debut"', "debut"), ("docs/index.md:6",)),
        (
            PAGE.replace('"exemples/accueil/salut.py:debut"\n', '"exemples/accueil/salut.py"\nprint(2)\n'),
            ("docs/index.md:7", "print(2)"),
        ),
        (PAGE + "\n```pycon\n>>> 1\n```\n", ("docs/index.md:10", ">>> 1")),
        (PAGE + "\n[ici](memo/glossaire.md#absent)\n", ("docs/index.md:9", "memo/glossaire.md#absent")),
        (PAGE + "\n[ici](#absent)\n", ("docs/index.md:9", "#absent")),
        (PAGE + "\n[ici](absent.md)\n", ("docs/index.md:9", "absent.md")),
        (PAGE + "\n[ici][la]\n\n[la]: absent.md\n", ("docs/index.md:11", "absent.md")),
        (PAGE + "\n![ici](absent.svg)\n", ("docs/index.md:9", "absent.svg")),
        (PAGE + "\n[ici](/memo/glossaire/)\n", ("docs/index.md:9", "/memo/glossaire/")),
        (PAGE + "\n[ici](memo/glossaire)\n", ("docs/index.md:9", "memo/glossaire")),
        (PAGE + "\n/// preuve | Toujours.\n    programme: exemples/accueil/absent.py\n///\n", ("docs/index.md:9", "absent.py")),
    ],
    ids="module section directive python console anchor own-anchor page reference image absolute vague proof".split(),
)
def test_a_wrong_page_stops_the_build(course: Path, page: str, said: tuple[str, ...]) -> None:
    (course / "docs/index.md").write_text(page, encoding="utf-8")
    status, printed = build(course)
    assert status != 0
    assert all(words in printed for words in said), printed


def test_an_orphan_page_stops_the_build(course: Path) -> None:
    (course / "docs/perdue.md").write_text("# Perdue\n", encoding="utf-8")
    status, printed = build(course)
    assert status != 0 and "perdue.md" in printed, printed


def test_a_page_of_the_navigation_that_is_missing_stops_the_build(course: Path) -> None:
    with (course / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("  - Absente: absente.md\n")
    status, printed = build(course)
    assert status != 0 and "absente.md" in printed, printed


def test_a_wrong_glossary_stops_the_build(course: Path) -> None:
    (course / "docs/memo/glossaire.md").write_text(GLOSSARY.replace(" { #fil }", ""), encoding="utf-8")
    status, printed = build(course)
    assert status != 0 and "docs/memo/glossaire.md:3" in printed, printed
