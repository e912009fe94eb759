"""What `entrelacs.lowered.unittest` needs of the explorer."""

from __future__ import annotations

from typing import Any

from ..bounds.ours import OUR_MODULES
from ..execution.kernel import current


def cases(base: type) -> tuple[tuple[type, tuple[str, ...]], ...]:
    """The test classes of the program and the names of their tests, in the order of unittest's loader."""
    machine = current()
    found = []
    for name in sorted(machine.program.globals):
        cls = machine.namespace.get(name)
        if isinstance(cls, type) and cls in machine.classes and issubclass(cls, base) and not cls.__module__.startswith(OUR_MODULES):
            tests = tuple(sorted(key for key in dir(cls) if key.startswith("test") and callable(getattr(cls, key))))
            found.append((cls, tests))
    return tuple(found)


def again(errors: list[BaseException]) -> Any:
    """Let the first failure of the tests end the program, where it happened."""
    if errors:
        raise errors[0]
    raise SystemExit(0)
