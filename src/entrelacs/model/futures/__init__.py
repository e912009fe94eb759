"""The modelled `concurrent.futures`: a pool of threads, and the futures it fills."""

from __future__ import annotations

import concurrent.futures
from typing import Any

from .future import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError, Future, InvalidStateError
from .several import HELPERS, Arrivals, wait
from .thread_pool import ThreadPoolExecutor

STANDS_FOR = "concurrent.futures"
PUBLIC: dict[str, Any] = {
    "ThreadPoolExecutor": ThreadPoolExecutor, "Future": Future, "wait": wait, "CancelledError": CancelledError,
    "InvalidStateError": InvalidStateError, "BrokenExecutor": concurrent.futures.BrokenExecutor, "TimeoutError": TimeoutError, "FIRST_COMPLETED": FIRST_COMPLETED,
    "FIRST_EXCEPTION": FIRST_EXCEPTION, "ALL_COMPLETED": ALL_COMPLETED,
}  # fmt: skip

__all__ = ["HELPERS", "PUBLIC", "Arrivals", "Future", "ThreadPoolExecutor"]
