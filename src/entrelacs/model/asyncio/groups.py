"""``asyncio.TaskGroup``."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Generator
from typing import Any

from ...kernel import Op
from .coroutines import coroutine
from .futures import Future
from .suspensions import Turn, running_task
from .tasks import Task, create_task
from .together import Watch


class TaskGroup:
    """``asyncio.TaskGroup``: its tasks end before it does."""

    __slots__ = ("aborting", "asked", "errors", "exiting", "parent", "reporting", "tasks")
    _modelled = True

    def __init__(self) -> None:
        self.reporting = 0  # errors of which the group is about to learn
        self.tasks: list[Task] = []
        self.errors: list[BaseException] = []
        self.aborting = self.asked = self.exiting = False
        self.parent: Task | None = None

    def __repr__(self) -> str:
        state = "" if self.parent is None else " cancelling" if self.aborting else " entered"
        return f"<TaskGroup{f' tasks={len(self.tasks)}' if self.tasks else ''}{f' errors={len(self.errors)}' if self.errors else ''}{state}>"

    def create_task(self, coro: Any, *, name: str | None = None, context: Any = None) -> Task:
        if self.parent is None:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self.exiting and not self.tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self.aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = create_task(coro, name=name, context=context)
        self.tasks.append(task)
        task.groups.append(self)
        return task

    def child_done(self, task: Future, earlier: list[int]) -> None:
        if task.cancelled() or task.error is None:
            return
        self.reporting += 1
        self.parent.loop.schedule(self.failed, task, earlier=earlier)

    def failed(self, task: Future) -> None:
        """Called by the loop, once those that were ready have gone on."""
        self.reporting -= 1
        self.errors.append(task.error)
        if not self.aborting:
            self.abort()
            if not self.exiting and not self.parent.done():
                self.asked = True
                self.parent.cancel()

    def abort(self) -> None:
        self.aborting = True
        for task in self.tasks:
            if not task.done():
                task.cancel()

    @coroutine
    def __aenter__(self) -> Generator[Op, Any, Any]:
        self.parent = running_task()
        return self
        yield

    @coroutine
    def __aexit__(self, kind: Any, error: BaseException | None, traceback: object) -> Generator[Op, Any, Any]:
        self.exiting = True
        cancelled = error if kind is not None and issubclass(kind, CancelledError) else None
        if self.asked and self.parent.uncancel() == 0:
            cancelled = None
        self.parent.must_cancel = False if self.asked else self.parent.must_cancel
        if kind is not None and not self.aborting:
            self.abort()
        pending = [t for t in self.tasks if not t.done()]
        while pending:
            try:
                yield from Watch(pending)
            except CancelledError as again:
                if not self.aborting:
                    cancelled = again
                    self.abort()
            pending = [t for t in self.tasks if not t.done()]
        while self.reporting:
            yield from Turn()
        self.tasks.clear()  # from now on the group is finished
        if cancelled is not None and not self.errors:
            raise cancelled
        if kind is not None and not issubclass(kind, CancelledError):
            self.errors.append(error)
        if self.errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self.errors)
        return kind is not None and self.asked
