"""Every page shows modules of ``exemples/`` and types none; every module, section and output is shown."""

import pytest

from cours.claims import read_claims
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
    claims = [claim for one in pages.pages(page.root) for claim in read_claims(one.text, one.path)]
    _none(titles.faults(page, claims))


def test_no_orphan(root):
    _none(pages.orphans(root))


def _none(faults: list[str]) -> None:
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
