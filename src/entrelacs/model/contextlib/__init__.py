"""The modelled `contextlib`: what drives the program's generators and methods is modelled, the rest is real."""

from __future__ import annotations

import contextlib
from typing import Any

from .closing import aclosing, closing
from .contextmanager import asynccontextmanager, contextmanager
from .decorators import AsyncContextDecorator, ContextDecorator
from .exit_stack import AsyncExitStack, ExitStack
from .nullcontext import nullcontext
from .redirect import redirect_stderr, redirect_stdout
from .suppress import suppress

STANDS_FOR = "contextlib"
PUBLIC: dict[str, Any] = {
    "contextmanager": contextmanager, "asynccontextmanager": asynccontextmanager, "aclosing": aclosing, "suppress": suppress, "closing": closing, "nullcontext": nullcontext,
    "redirect_stdout": redirect_stdout, "redirect_stderr": redirect_stderr,
    "ExitStack": ExitStack, "AsyncExitStack": AsyncExitStack, "ContextDecorator": ContextDecorator, "AsyncContextDecorator": AsyncContextDecorator,
    "AbstractContextManager": contextlib.AbstractContextManager,
    "AbstractAsyncContextManager": contextlib.AbstractAsyncContextManager,
}  # fmt: skip
