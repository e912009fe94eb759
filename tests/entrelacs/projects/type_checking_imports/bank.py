from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    import nowhere

    kind = "typed"
else:
    kind = "run"


def describe(amount: Decimal) -> nowhere.Text:
    return f"{kind} {amount}"
