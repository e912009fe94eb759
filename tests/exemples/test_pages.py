"""Every page shows modules of ``exemples/`` and types none; every module, section and output is shown."""

import ast
import functools
import re

import pytest

from cours.register import read_claims
from entrelacs_page.claims import Claim
from tests.exemples import pages, titles
from tests.exemples.running import relative


def pytest_generate_tests(metafunc):
    if "page" in metafunc.fixturenames:
        found = pages.pages(metafunc.config.racine)
        metafunc.parametrize("page", found, ids=[relative(page.path, page.root / "docs") for page in found])


def test_page_only_includes(page):
    _none(pages.faults(page))


def test_page_shape(page):
    _none(pages.shape_faults(page))


def test_page_exercises(page):
    _none(pages.exercise_faults(page))


def test_an_output_that_may_differ_is_not_titled_as_the_only_one(page):
    _none(titles.faults(page, _claims(page.root)))


def test_no_orphan(root):
    _none(pages.orphans(root))


@functools.cache
def _claims(root) -> list[Claim]:
    """What all the pages claim."""
    return [claim for page in pages.pages(root) for claim in read_claims(page.text, page.path)]


def _none(faults: list[str]) -> None:
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def test_the_prerequisites_told_at_the_door_are_true(root):
    """``docs/index.md`` says where classes, lambdas, generators and decorators begin; what is folded does not count."""
    if not (root / "docs" / "comprendre").is_dir():
        return  # another course, named by --racine: it promises nothing of the kind
    first: dict[str, str] = {}
    navigation = re.findall(r": ([\w/-]+\.md)$", (root / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    for name in navigation:
        page = pages.Page(root / "docs" / name, root)
        folded = _folded(page)
        by_line = {directive.line: directive for directive in page.directives}
        for fence in page.fences:
            if fence.language == "python" and fence.line not in folded:
                for number, _ in fence.body:
                    if number in by_line:
                        source = (root / by_line[number].path).read_text(encoding="utf-8")
                        for construct in _constructs(source):
                            first.setdefault(construct, name)
    assert first == {
        "exception": "comprendre/fils-processus-taches.md",
        "generator": "comprendre/asyncio-pour-commencer.md",  # the page explains yield itself
        "class": "comprendre/interblocage.md",
        "lambda": "comprendre/gil.md",
        "decorator": "mecanismes/semaphore.md",
        "walrus": "pratiquer/bonnes-pratiques.md",
    }


def _folded(page) -> set[int]:
    """The lines of ``page`` that are inside a ``???`` block."""
    found: set[int] = set()
    inside = None
    for number, line in enumerate(page.lines, 1):
        indent = len(line) - len(line.lstrip())
        if inside is not None and line.strip() and indent <= inside:
            inside = None
        if inside is None and line.lstrip().startswith("??? "):
            inside = indent
        if inside is not None:
            found.add(number)
    return found


def _constructs(source: str) -> set[str]:
    kinds = {ast.Try: "exception", ast.TryStar: "exception", ast.Yield: "generator", ast.ClassDef: "class"}
    kinds |= {ast.Lambda: "lambda", ast.NamedExpr: "walrus"}
    nodes = list(ast.walk(ast.parse(source)))
    found = {kinds[type(node)] for node in nodes if type(node) in kinds}
    return found | {"decorator" for node in nodes if getattr(node, "decorator_list", None)}
