# outcomes: ["Executor.__exit__() missing 3 required positional arguments: 'exc_type', 'exc_val', and 'exc_tb'\nExecutor.__exit__() missing 1 required positional argument: 'exc_tb'\nFalse\nRunner.__exit__() missing 3 required positional arguments: 'exc_type', 'exc_val', and 'exc_tb'\nsuppress.__exit__() missing 3 required positional arguments: 'exctype', 'excinst', and 'exctb'\npop from empty list\nNone\nNone\nNone"]
# source: CPython 3.11 to 3.15
"""Leaving a block by hand takes what ``with`` gives: three arguments where CPython asks for them."""

import asyncio
import concurrent.futures
import contextlib
import threading


def tell(what):
    try:
        print(what())
    except (IndexError, TypeError) as problem:
        print(problem)


pool = concurrent.futures.ThreadPoolExecutor(1)
tell(lambda: pool.__exit__())
tell(lambda: pool.__exit__(None, None))
tell(lambda: pool.__exit__(None, None, None))
tell(lambda: asyncio.Runner().__exit__())
tell(lambda: contextlib.suppress(ValueError).__exit__())
tell(lambda: contextlib.redirect_stdout(None).__exit__(None, None, None))
tell(lambda: contextlib.nullcontext().__exit__())
for kind in (threading.Lock, threading.RLock):
    lock = kind()
    lock.acquire()
    tell(lambda: lock.__exit__(None, None, None))
