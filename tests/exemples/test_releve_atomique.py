"""The record of ``docs/comprendre/ce-qui-est-atomique.md`` says what the prose around it says; each line of the table has its program."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

FOLDER = Path("exemples/comprendre/ce-qui-est-atomique")
PAGE = Path("docs/comprendre/ce-qui-est-atomique.md")
HIDDEN_BY_THE_GIL = {"chercher", "decaler", "trier", "compter"}
SEEN_EVERYWHERE = {"allonger", "parcourir"}
NEVER_SEEN = {"copier"}


@pytest.fixture
def record(root: Path) -> dict[str, dict[str, int]]:
    return json.loads((root / FOLDER / "releve.json").read_text(encoding="utf-8"))["resultats"]


def test_the_prose_says_what_the_record_says(record: dict[str, dict[str, int]]) -> None:
    assert {name.split(".")[1] for name in record if name.endswith("avec GIL")} == {"11", "12", "13", "14", "15"}
    assert any(name.endswith("sans GIL") for name in record)
    for name, seen in record.items():
        assert set(seen) == HIDDEN_BY_THE_GIL | SEEN_EVERYWHERE | NEVER_SEEN
        expected = SEEN_EVERYWHERE | (set() if name.endswith("avec GIL") else HIDDEN_BY_THE_GIL)
        assert {measure for measure, times in seen.items() if times} == expected, name


def test_each_line_of_the_table_leads_to_a_section_with_a_program(root: Path) -> None:
    text = (root / PAGE).read_text(encoding="utf-8")
    table = text.partition("## La table\n")[2].partition("\n\nLa page officielle")[0]
    rows = re.findall(r"^\| .* \| \[[^\]]+\]\(#([\w-]+)\) \|$", table, re.MULTILINE)
    assert len(rows) == table.count("\n| ") - 1  # but the heading
    sections = re.split(r"^### ", text, flags=re.MULTILINE)
    titles = {re.sub(r"[ ,']+", "-", s.partition("\n")[0].casefold().replace("é", "e")): s for s in sections}
    for anchor in rows:
        assert ".py:" in titles[anchor] and "/// preuve" in titles[anchor], anchor
