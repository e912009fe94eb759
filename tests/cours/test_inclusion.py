"""A wrong include stops both builders with the page and its line; an included module gets its bar."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import markdown
import pytest
from bs4 import BeautifulSoup

from cours.inclusion import without_marks

CONFIG = """\
site_name: Essai
plugins: []
theme: {name: mkdocs}
markdown_extensions:
  - admonition
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - cours.inclusion
  - pymdownx.snippets: {base_path: ["."], check_paths: true}
"""


@pytest.fixture
def site(course):
    course.write("./mkdocs.yml", CONFIG)
    course.write("docs/index.md", "# Accueil\n")
    # The builders take the front matter off before they render: lines are counted from the file's first all the same.
    course.change("docs/mecanismes/lock.md", "# Verrou\n", "---\ntitle: Verrou\n---\n\n# Verrou\n")
    return course


def build(site, *command: str) -> tuple[int, str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    result = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=site.root,
        env=environment | {"PYTHONUTF8": "1", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return result.returncode, result.stdout + result.stderr


@pytest.mark.parametrize("builder", [("mkdocs", "build", "-q"), ("zensical", "build")], ids=["mkdocs", "zensical"])
def test_build_stops_at_the_line(site, builder):
    if builder[0] == "zensical":  # it has a theme of its own
        site.change("./mkdocs.yml", "theme: {name: mkdocs}\n", "")
    site.change("docs/mecanismes/lock.md", 'compteur.py:fil"', 'compteur.py:boucle"')
    line = next(n for n, text in enumerate(site.read("docs/mecanismes/lock.md").splitlines(), 1) if ":boucle" in text)
    status, said = build(site, *builder)
    flat = re.sub(r"\s+", " ", said)
    assert status != 0, said
    assert f"docs/mecanismes/lock.md:{line} : « exemples/mecanismes/lock/compteur.py » n'a pas de section « boucle »" in flat, (
        said
    )
    assert "Sections de ce fichier : fil." in flat


def render(course, text: str) -> BeautifulSoup:
    extensions = ["admonition", "pymdownx.superfences", "pymdownx.tabbed", "cours.inclusion", "pymdownx.snippets"]
    configs = {name: {"base_path": str(course.root)} for name in extensions[-2:]} | {"pymdownx.tabbed": {"alternate_style": True}}
    return BeautifulSoup(markdown.markdown(text, extensions=extensions, extension_configs=configs), "html.parser")


@pytest.mark.parametrize("what", ["", ":fil"])
def test_bar_offers_the_whole_module(course, what):
    """In a tab, whole or by section: path, the module as the site publishes it, to download or to change, command to copy."""
    path = "exemples/mecanismes/lock/compteur.py"
    page = render(course, f'=== "threading"\n\n    ```python title="{path}"\n    --8<-- "{path}{what}"\n    ```\n')
    assert page.select_one(".exemple-chemin").get_text() == path
    link = page.select_one("a.exemple-telecharger")
    assert link["href"].endswith(f"assets/{path}") and link.has_attr("download")
    assert page.select_one("a.exemple-modifier")["href"].endswith("atelier/#exemple=mecanismes/lock/compteur.py")
    code = without_marks(course.root / path)
    assert "8<--" not in code and "def incrementer" in code
    saved = course.write("./telecharge.py", code)
    result = subprocess.run([sys.executable, saved], capture_output=True, encoding="utf-8", timeout=60)
    assert result.stdout == "compteur = 6\n"
    button = page.select_one("button.exemple-commande")
    assert button["data-commande"] == f"python {path}" and button.has_attr("hidden")
    for control in (link, button):  # the accessible name holds the visible one
        assert control["aria-label"].startswith(control.get_text())


def test_titles_of_another_kind_are_left_alone(course):
    page = render(course, '```console title="Sortie"\n--8<-- "exemples/mecanismes/lock/compteur.txt"\n```\n')
    assert page.select_one(".filename").get_text() == "Sortie" and not page.select("a, button")


def test_mention_is_no_directive(course):
    assert "--8<--" in render(course, 'On écrit `--8<-- "exemples/x.py"`.').get_text()


def test_unknown_page_gives_the_line_and_its_text(course):
    with pytest.raises(Exception, match=r'page inconnue:3 : --8<-- "absent.py"'):
        render(course, '# Titre\n\n--8<-- "absent.py"\n')
