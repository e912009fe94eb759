"""Explorations that execute each step that they could deduce, and compare."""

import pytest

from entrelacs import api, explore
from entrelacs.search import selfcheck


def checked(source, **options):
    """What is found, and how many steps could have been deduced; a step that leads elsewhere makes the verdict ``internal``."""
    graphs = []

    class Kept(selfcheck.Checked):
        def run(self):
            graphs.append(self.graph)
            return super().run()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "Checked", Kept)
        found = explore(source, check=True, **options)
    return found, sum(graph.deduced for graph in graphs)


def mismatch(source, **options):
    """What a search that checks itself has seen differ; None when nothing does. Raises what else went wrong."""
    found, _ = checked(source, **options)
    if found.verdict != "internal":
        return None
    assert found.reason.startswith("Mismatch"), found.report
    return found.reason
