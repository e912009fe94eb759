"""What `entrelacs.lowered.argparse` needs of the explorer."""

from __future__ import annotations

from typing import Any

from ..execution.kernel import current
from ..operations.reach import ANY_ATTRIBUTE


def names_of(owner: Any) -> Any:
    """The names of the attributes of an object, in the order in which it got them."""
    machine = current()
    return machine.operations.touching(None, [(machine.location(owner), ANY_ATTRIBUTE)], False, _names, (owner,), {})


def _names(owner: Any) -> tuple[str, ...]:
    return tuple(vars(owner))
