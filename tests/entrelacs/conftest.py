"""What the explorer does not do yet, named: `known_gaps.txt` lists the tests that must fail, to the last one."""

import pathlib

import pytest

GAPS = pathlib.Path(__file__).parent / "known_gaps.txt"


def pytest_collection_modifyitems(items):
    """Mark the listed tests as expected failures; one that passes is an error: its line must be struck off."""
    gaps = {line for line in GAPS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")}
    for item in items:
        if item.nodeid.removeprefix("tests/entrelacs/").split("@")[0] in gaps:
            item.add_marker(pytest.mark.timeout(20))
            item.add_marker(pytest.mark.xfail(reason="écart connu de l'explorateur", strict=True))
