"""Projects drawn at random: the program made of each does what its files do, or it is refused."""

import sys

import pytest

from entrelacs.project.bundle import join
from entrelacs.project.sources import Unjoinable
from tests.entrelacs.support import projects

SEEDS, BATCH = 240, 40


@pytest.mark.parametrize("batch", range(SEEDS // BATCH))
def test_a_bundle_does_what_its_files_do(batch, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    joined = ended = 0
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        folder = tmp_path / str(seed)
        projects.write(seed, folder)
        real = projects.run((folder / "main.py").read_text(encoding="utf-8"), folder)
        try:
            made = join(folder / "main.py", path=[])
        except Unjoinable:
            continue
        assert projects.run(made.text, tmp_path) == real, f"seed {seed}\n{made.text}"
        joined += 1
        ended += "Error" not in real
    assert joined > BATCH / 2 and ended > joined / 4, (joined, ended)
