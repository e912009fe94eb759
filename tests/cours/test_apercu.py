"""The preview renders a page again exactly when something that it depends on changed."""

from __future__ import annotations

import os

import pytest
from mkdocs.exceptions import Abort, BuildError

from cours import apercu

PROGRAM = "exemples/mecanismes/lock/compteur.py"


@pytest.fixture
def page(course, monkeypatch):
    monkeypatch.chdir(course.root)
    for name, text in {
        "./mkdocs.yml": "",
        "docs/memo/glossaire.md": "# Glossaire\n",
        "src/x.py": "",
        "docs/index.md": "# Accueil\n",
    }.items():
        course.write(name, text)
    for path in course.root.rglob("*"):
        os.utime(path, (1000, 1000))
    return course.path("docs/mecanismes/lock.md")


@pytest.mark.parametrize("changed", [PROGRAM, "./mkdocs.yml", "docs/memo/glossaire.md", "src/x.py"])
def test_page_depends_on(page, course, changed):
    assert not apercu.newer(1500, page)
    os.utime(course.path(changed), (2000, 2000))
    assert apercu.newer(1500, page)


@pytest.mark.parametrize("changed", ["docs/index.md", "exemples/exercices/lock/guichet/exercice.py"])
def test_page_does_not_depend_on(page, course, changed):
    os.utime(course.path(changed), (2000, 2000))
    assert not apercu.newer(1500, page)


def test_proof_and_register(page, course):
    course.write("docs/mecanismes/lock.md", f"# Lock\n\n/// preuve | Toujours 6.\n    programme: {PROGRAM}\n///\n")
    os.utime(course.path(PROGRAM), (2000, 2000))
    assert apercu.newer(1500, page)
    register = course.write("docs/projet/registre.md", "# Registre\n\n/// registre\n///\n")
    os.utime(page, (1000, 1000))
    os.utime(register, (1000, 1000))
    assert not apercu.newer(1500, register)
    os.utime(page, (2000, 2000))
    assert apercu.newer(1500, register)


def asked(server, path: str) -> tuple[str, str]:
    said = []
    body = server.serve_request({"PATH_INFO": path}, lambda status, headers: said.append(status))
    text = b"".join(body).decode()
    getattr(body, "close", lambda: None)()
    return said[0], text


def test_a_failed_build_is_shown_then_forgotten(tmp_path):
    """As MkDocs does: a fault of a page is a BuildError, out of which it raises Abort; any other exception comes as it is."""
    (tmp_path / "index.html").write_text("<body>Accueil</body>")
    faults = [BuildError("docs/index.md:3 : <erreur>"), ZeroDivisionError("autre"), None]

    def builder():
        fault = faults.pop(0)
        if isinstance(fault, BuildError):
            try:
                raise fault
            except BuildError as error:
                raise Abort("Aborted with a BuildError!") from error
        if fault:
            raise fault

    with apercu._Server(builder=builder, host="127.0.0.1", port=0, root=str(tmp_path)) as server:
        assert asked(server, "/") == ("200 OK", "<body>Accueil</body>")
        server.builder()
        status, page = asked(server, "/")
        assert status.startswith("500") and "docs/index.md:3 : &lt;erreur&gt;" in page and "livereload" in page
        server.builder()
        assert "autre" in asked(server, "/")[1]
        server.builder()
        assert asked(server, "/") == ("200 OK", "<body>Accueil</body>")
