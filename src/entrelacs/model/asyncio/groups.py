"""``asyncio.TaskGroup``: its block ends when its tasks have ended.

The group learns of a task that fails when its loop calls it back, after those that were ready. It then cancels the others and the
task of its block, once, and its exit raises all the errors together; a cancellation that comes from elsewhere goes through when no
task has failed. What it keeps of the cancellations that it did not ask for depends on the version (`KEEPS_COUNT`): the answer says so.

Python's documentation: asyncio, *Coroutines and Tasks*, *Task Groups*.
"""

from __future__ import annotations

import sys
from asyncio import CancelledError
from collections.abc import Generator
from typing import Any

from ...execution import words
from ...execution.kernel import Op, current
from ...results import Event
from .coroutines import coroutine
from .futures import Future
from .suspensions import Suspension, running_task
from .tasks import Task, create_task
from .together import fibers_of, names_of, upon

KEEPS_COUNT = sys.version_info >= (3, 13)
"""Whether a group takes back the cancellation that it has asked for once its tasks have ended, and leaves others alone."""
NOTE = (
    "TaskGroup laisse à sa tâche les annulations venues d'ailleurs, qu'il pouvait perdre avant 3.13"
    if KEEPS_COUNT
    else "TaskGroup peut perdre une annulation venue d'ailleurs, ou en laisser une de trop, ce qu'il ne fait plus depuis 3.13"
)


class Finishing(Suspension):
    """Wait until the tasks of a group have ended and the group knows how."""

    __slots__ = ("target",)

    def __init__(self, target: TaskGroup):
        super().__init__()
        self.target = target

    def ready(self) -> bool:
        return not self.target.reporting and all(task.done() for task in self.target.tasks)

    def going_on(self, result: Any = None) -> Event:
        return upon("see_finished", names_of(self.target.tasks), amount=len(self.target.tasks))

    def awaits(self) -> Event:
        return upon("await", names_of(self.target.tasks), fibers_of(self.target.tasks))


class TaskGroup:
    """``asyncio.TaskGroup``: its tasks end before it does."""

    __slots__ = ("aborting", "asked", "early", "errors", "exiting", "parent", "reporting", "tasks")
    _modelled = True

    def __init__(self) -> None:
        self.reporting = 0  # errors of which the group is about to learn
        self.tasks: list[Task] = []
        self.errors: list[BaseException] = []
        self.aborting = self.asked = self.early = self.exiting = False
        self.parent: Any = None  # a `Task`, once it is entered

    def __repr__(self) -> str:
        state = "" if self.parent is None else " cancelling" if self.aborting else " entered"
        return f"<TaskGroup{f' tasks={len(self.tasks)}' if self.tasks else ''}{f' errors={len(self.errors)}' if self.errors else ''}{state}>"

    def create_task(self, coro: Any, *, name: str | None = None, context: Any = None, **options: Any) -> Task:
        if self.parent is None:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self.exiting and not self.tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self.aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = create_task(coro, name=name, context=context, **options)
        self.tasks.append(task)
        task.groups.append(self)
        return task

    def child_done(self, task: Future, earlier: list[int]) -> None:
        if task.cancelled() or task.error is None:
            return
        self.reporting += 1
        self.parent.loop.schedule(self.failed, task, earlier=earlier)

    @words.told(Event("report_failure"))
    def failed(self, task: Future) -> None:
        """Called by the loop, once those that were ready have gone on."""
        self.reporting -= 1
        assert task.error is not None
        self.errors.append(task.error)
        if not self.aborting and not self.asked and not self.parent.done():
            self.abort()
            self.asked = True
            self.parent.cancel()

    if sys.version_info >= (3, 15):

        def cancel(self) -> None:
            if self.parent is None:
                self.early = True
            elif not (self.exiting and not self.tasks) and not self.aborting:
                self.abort()
                if not self.asked:
                    self.asked = True
                    self.parent.cancel()

    def abort(self) -> None:
        self.aborting = True
        for task in self.tasks:
            if not task.done():
                task.cancel()

    @coroutine
    def __aenter__(self) -> Generator[Op, Any, Any]:
        if self.parent is not None:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self.parent = running_task()
        if sys.version_info >= (3, 15) and self.early:
            self.cancel()
        return self
        yield

    @coroutine
    def __aexit__(self, kind: Any, error: BaseException | None, traceback: object) -> Generator[Op, Any, Any]:
        self.exiting = True
        cancelled = error if isinstance(error, CancelledError) else None
        last: BaseException | None = None
        if not KEEPS_COUNT and self.asked and self.parent.uncancel() == 0:
            cancelled = None
        if kind is not None and not self.aborting:
            self.abort()
        while not Finishing(self).ready():
            try:
                yield from Finishing(self)
            except CancelledError as again:
                last = again
                if not self.aborting:
                    cancelled = again
                    self.abort()
        self.tasks.clear()  # from now on the group is finished
        if self.asked and last is not None:
            current().versions.add(NOTE)
        if KEEPS_COUNT and self.asked:
            if self.parent.uncancel() == 0:
                cancelled = None
            elif cancelled is None and sys.version_info >= (3, 15):
                cancelled = last
        if cancelled is not None and not self.errors:
            raise cancelled
        if error is not None and not isinstance(error, CancelledError):
            self.errors.append(error)
        if self.errors:
            if KEEPS_COUNT and self.parent.cancelling():
                self.parent.uncancel()
                self.parent.cancel()
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self.errors) from None
        return sys.version_info >= (3, 15)
