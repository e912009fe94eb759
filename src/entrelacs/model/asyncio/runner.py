"""``asyncio.run``, and ``asyncio.Runner``: several coroutines, one after the other, in the same loop.

At its end, the tasks left over are cancelled, the last callbacks called, the threads of the loop awaited.

Python's documentation: asyncio, *Runners*.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from typing import Any

from ...bounds.refusals import Unsupported
from ...execution.kernel import Op, attempt, current, drive
from ..contextvars import Context, copy_context
from .coroutines import Coroutine, await_
from .loops import NOTHING, Loop, set_event_loop
from .suspensions import running_loop
from .tasks import create_task


class Runner:
    """``asyncio.Runner``: several coroutines, one after the other, in the same loop."""

    __slots__ = ("closed", "context", "debug", "factory", "loop")
    _modelled = True

    def __init__(self, *, debug: Any = None, loop_factory: Any = None):
        self.loop: Loop | None = None
        self.context: Context | None = None
        self.debug, self.factory = debug, loop_factory
        self.closed = False

    def __enter__(self) -> Generator[Op, Any, Runner]:
        yield from self.get_loop()
        return self

    def __exit__(self, *exception: object) -> Generator[Op, Any, None]:
        return self.close()

    def get_loop(self) -> Generator[Op, Any, Loop]:
        if self.closed:
            raise RuntimeError("Runner is closed")
        if self.loop is None:
            if self.factory is None:
                self.loop = Loop()
                set_event_loop(self.loop)
            else:
                self.loop = yield from drive(current().operations.call(None, self.factory))
                if not isinstance(self.loop, Loop):
                    raise Unsupported("asyncio : loop_factory doit rendre une boucle d'asyncio (asyncio.new_event_loop)")
            if self.debug is not None:
                self.loop.set_debug(self.debug)
            self.context = copy_context()
        return self.loop

    def run(self, coro: Any, *, context: Any = None) -> Generator[Op, Any, Any]:
        if sys.version_info < (3, 14) and not isinstance(coro, Coroutine):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = yield from self.get_loop()
        if not isinstance(coro, Coroutine):
            if not hasattr(coro, "__await__"):
                raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
            coro = Coroutine(wrapped(coro), "_wrap_awaitable")
        task = create_task(coro, loop=loop, context=self.context if context is None else context)
        yield from loop.turn(task, True)
        if not task.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return task.result()

    def close(self) -> Generator[Op, Any, None]:
        loop = self.loop
        if loop is None or self.closed:
            self.closed = True
            return
        loop.schedule(loop.cancel_all)
        while loop.callbacks:
            yield from loop.turn(NOTHING, True)
        index = 0
        while index < len(loop.tasks):
            if not loop.tasks[index].done():
                yield from loop.turn(loop.tasks[index], True)
            index += 1
        yield from loop.join_executor()
        if self.factory is None:
            set_event_loop(None)
        loop.closed = self.closed = True


def wrapped(awaitable: Any) -> Generator[Op, Any, Any]:
    return (yield from drive(await_(None, awaitable)))


def run(main: Any, *, debug: Any = None, loop_factory: Any = None) -> Generator[Op, Any, Any]:
    if running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    runner = Runner(debug=debug, loop_factory=loop_factory)
    value, failure = yield from attempt(runner.run, main)
    yield from runner.close()
    if failure is not None:
        raise failure
    return value
