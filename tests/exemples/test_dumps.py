"""A recorded dump tells where the threads of its program hang, today as when it was recorded."""

import re
import shutil

import pytest

from tests.exemples import CheckError, dumps

pytestmark = pytest.mark.skipif(not dumps.CAN, reason="non vérifié : les relevés de faulthandler (pas de SIGABRT sur ce système)")


def test_every_dump_is_true(root):
    assert dumps.records(root)
    for record in dumps.records(root):
        dumps.check(record, root)


def test_a_dump_that_tells_another_line_is_seen(root, tmp_path, monkeypatch):
    monkeypatch.setattr(dumps, "PAUSES", (1,))
    record = dumps.records(root)[0]
    folder = tmp_path / record.parent.relative_to(root)
    shutil.copytree(record.parent, folder)
    told = record.read_text(encoding="utf-8")
    another = re.sub(r'(?<="depart.py", line )\d+', lambda line: str(int(line[0]) + 1), told, count=1)
    (folder / dumps.NAME).write_text(another, encoding="utf-8")
    with pytest.raises(CheckError, match="ne se bloque plus ainsi"):
        dumps.check(folder / dumps.NAME, tmp_path)
