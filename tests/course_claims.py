"""What the course under test claims, for the tests that are made one by one from it."""

import contextlib
import functools
from pathlib import Path

from cours.register import all_claims
from entrelacs_page.claims import Claim


@functools.cache
def claims_of(root: Path) -> list[Claim]:
    """The claims of the course in `root`, read once per worker. Raises ``ClaimError``."""
    with contextlib.chdir(root):
        return all_claims()
