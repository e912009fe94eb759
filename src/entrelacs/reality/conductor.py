"""Who lets real threads go, one step of the schedule after the other.

Each thread of the program stops before the operation where the plan wants it (`Conductor.reached`), on a lock of its own, and goes on
when its step comes. Nothing else holds it: locks, conditions, queues are CPython's. A wait is entered for real at its first step; from
there on two moments of ``threading.Condition.wait`` are watched, since every wait of the library that is written in Python goes through
it: it has let its lock go, and it is about to take it again, where it stops until its second step. A lock, a join, an item that is not
there yet is not waited for: the thread stands before the call until the model says that it can go through.

Of an event loop, what stops is each task before its turn; which one comes next is for the loop to say.

In a deadlock, everyone is let into the call where it has to stay for ever, and has to stay there.
"""

from __future__ import annotations

import _queue
import _thread
import asyncio
import sys
import time
from collections.abc import Iterable
from concurrent.futures.thread import _threads_queues as workers
from types import CodeType, FrameType
from typing import Any

from .gates import Gates, interrupted
from .happened import LOOP, ORDER, Parted
from .plan import Move, Place, Plan, Stand, same

PATIENCE = 30.0
"""Seconds that a thread may take to come where it has to be, on a machine that does much else."""
IN_ORDER = 2.0
"""Seconds after which a thread that still sleeps while another has been woken in its place will not be."""
QUIET = 0.3
"""Seconds during which nobody may move in a deadlock."""
HARDLY = 0.02
"""Seconds that a wait takes before it expires, when its turn to expire has come."""

monotonic, sleep = time.monotonic, time.sleep  # the real ones: `library` has the program's go ahead


class Follower:
    """One thread or task of the program, as it is led."""

    def __init__(self, index: int, name: str):
        self.index, self.name = index, name
        self.how = "absent"
        """``absent``, ``born``, ``moving``, ``before`` an operation, ``entering``, ``parked`` or ``woken`` in a wait, a task that asks for its
        ``turn`` or has had it (``turned``), ``done``."""
        self.thread: Any = None
        self.ident = 0
        self.target = Stand("free")
        self.expiring = False
        """Whether its step is that of a time-out."""
        self.credits = 0
        """The turns that a task may still take; less than none when it has been let by before its turn."""
        self.counts: dict[Place, int] = {}
        """How many times it has begun each operation."""
        self.stopped_at: tuple[CodeType, int] | None = None
        self.seamless = False
        """Whether a CPython that has the GIL would not have stopped since the last time that it has."""
        self.lock = _thread.allocate_lock()
        self.lock.acquire()

    def within(self) -> bool:
        """Whether it is in the call where it has to wait."""
        target = self.target
        return target.how == "inside" and target.place is not None and self.counts.get(target.place, 0) == target.count

    def waits_as(self, how: str) -> bool:
        """Whether it has to stay at this moment of its wait: before it, or once it is over."""
        return self.within() and (self.target.phase == "entering") == (how == "entering")

    def goes(self, stand: Stand, stays: bool) -> bool:
        """Whether it has to leave the place where it stops, now that its next one is `stand`."""
        if self.how == "turn":
            return self.credits > 0 or stand.how == "free"
        if self.how == "born":
            return stand.how != "born"
        return self.how == "before" and not stays or self.how in ("entering", "woken") and not self.waits_as(self.how)


class Conductor:
    """Leads the threads of one program through one plan."""

    def __init__(self, plan: Plan, gates: Gates, missing: set[Place]):
        self.plan, self.gates, self.missing = plan, gates, missing
        self.followers = [Follower(index, name) for index, name in enumerate(plan.threads)]
        self.unclaimed = [one for one in self.followers if one.index not in plan.tasks]
        self.by_ident: dict[int, Follower] = {}
        self.mutex = _thread.allocate_lock()
        self.news: Any = _queue.SimpleQueue()
        self.loops: list[Any] = []
        self.skew = 0.0
        """Seconds by which the program's clock is ahead."""
        self.forced: set[tuple[str, int]] = set()
        """The threads, and their lines, that others have overtaken where the GIL would have kept them out."""

    # -- called in the threads of the program ------------------------------------------------

    def me(self) -> Follower | None:
        """The follower of this thread."""
        return self.by_ident.get(_thread.get_ident())

    def running(self) -> Follower | None:
        """That of the task that runs in this thread, or of the thread."""
        if self.plan.tasks and asyncio._get_running_loop() is not None:
            task = asyncio.current_task()
            if task is not None:
                return self.task(task.get_name())
        return self.me()

    def reached(self, code: CodeType, offset: int) -> None:
        """The thread is about to do an instruction of the program."""
        me = self.running()
        if me is None:
            return
        for place in self.gates[code][offset]:
            count = me.counts[place] = me.counts.get(place, 0) + 1
            target = me.target
            if target.how == "before" and target.place == place and target.count == count:
                last, me.stopped_at = me.stopped_at, (code, offset)
                me.seamless = last is not None and last[0] is code and not interrupted(code, last[1], offset)
                self.stop(me, "before")

    def stop(self, me: Follower, how: str) -> None:
        """Stay here until the next step."""
        with self.mutex:
            if how in ("entering", "woken") and not me.waits_as(how):
                return
            me.how = how
        self.news.put(me.index)
        me.lock.acquire()

    def claim(self, thread: Any) -> None:
        """A thread is made: it is the next one of the plan."""
        with self.mutex:
            if self.unclaimed:
                self.unclaimed.pop(0).thread = thread

    def enter(self, thread: Any) -> None:
        """The thread of the system has begun."""
        for one in self.followers:
            if one.thread is thread:
                one.ident, one.how = _thread.get_ident(), "moving"
                self.by_ident[one.ident] = one

    def beginning(self) -> None:
        """It has nothing of the program to do: what it was given is a function of the library."""
        me = self.me()
        if me is not None and me.target.how == "born":
            self.stop(me, "born")

    def leave(self) -> None:
        """… or is about to end."""
        me = self.by_ident.pop(_thread.get_ident(), None)
        if me is not None:
            me.how = "done"
            self.news.put(me.index)

    def entering(self) -> None:
        """A wait begins."""
        me = self.me()
        if me is not None:
            self.stop(me, "entering")

    def parked(self) -> None:
        """A wait has let its lock go."""
        me = self.me()
        if me is not None:
            with self.mutex:
                if not me.within():
                    return
                me.how = "parked"
            self.news.put(me.index)

    def retaking(self) -> None:
        """A wait is over: its lock is about to be taken again."""
        me = self.me()
        if me is not None:
            self.stop(me, "woken")

    def patience(self, timeout: float | None) -> float | None:
        """How long a wait lasts for real: hardly when its turn to expire comes, for ever when it does not."""
        me = self.me()
        if me is None or timeout is None or me.target.how == "free":
            return timeout
        if me.expiring or me.within() and me.target.expires:
            self.skew += max(0.0, timeout - HARDLY)
            return min(timeout, HARDLY)
        return None if me.within() else timeout

    # -- called in the loops of the program --------------------------------------------------

    def task(self, name: str) -> Follower | None:
        """The follower of a task, by its name when it has one of its own."""
        found = [self.followers[index] for index in self.plan.tasks if self.plan.threads[index] == name]
        return found[0] if len(found) == 1 else None

    def turn(self, one: Follower) -> None:
        """A loop is about to let a task go on."""
        with self.mutex:
            if one.credits > 0 or one.target.how == "free":
                one.credits -= 1
                one.how = "moving"
                return
            one.how = "turn"
        self.news.put(one.index)
        one.lock.acquire()

    def turned(self, one: Follower, done: bool) -> None:
        """… and it has gone on, as far as it could."""
        one.how = "done" if done else "turned"
        self.news.put(one.index)

    # -- the steps ---------------------------------------------------------------------------

    def lead(self) -> None:
        """Make every step of the plan. Raises `Parted`."""
        self.settle(0, self.plan.first)
        for number, move in enumerate(self.plan.moves, 1):
            self.prepare(move)
            self.settle(number, move.stands)

    def prepare(self, move: Move) -> None:
        """What a step changes besides the places of the threads."""
        self.skew += move.later
        for one in self.followers:
            one.expiring = one.index == move.thread and move.choice.startswith("expire")
            if one.index != move.thread and one.how == "before" and one.seamless and one.target.line is not None:
                self.forced.add((one.name, one.target.line))
        mover = self.followers[move.thread]
        if mover.target.how == "turn" and not mover.expiring:
            mover.credits += 1
        elif mover.target.how == "turn":  # every timer of the loops is due: as if their thread had been busy elsewhere
            self.skew += max([0.0, *(timer.when() - loop.time() for loop in self.loops for timer in list(getattr(loop, "_scheduled", ())))])

    def settle(self, step: int, stands: dict[int, Stand]) -> None:
        """Have the threads go where they have to be, and wait until they are there. Raises `Parted`."""
        self.aim(stands)
        start = monotonic()
        while late := [self.followers[index] for index, stand in stands.items() if not self.there(self.followers[index], stand)]:
            for one in late:
                gone = one.how == "done" and one.target.how != "done"
                patience = IN_ORDER if self.replaced(one) else PATIENCE
                if gone or one.target.place in self.missing or monotonic() > start + patience:
                    self.part(step, one)
            self.let_by(step, late)
            try:
                self.news.get(timeout=0.001 if any(one.target.how == "done" for one in late) else 0.05)
            except _queue.Empty:
                pass

    def replaced(self, one: Follower) -> bool:
        """Whether a thread sleeps while another one, that the model leaves asleep, has been woken."""
        return one.how == "parked" and any(other.how == "woken" and other.target.phase == "waiting" for other in self.followers)

    def aim(self, stands: dict[int, Stand]) -> None:
        """Give threads their next places, then let them go there: one of them may start another."""
        with self.mutex:
            going = []
            for index, stand in stands.items():
                one = self.followers[index]
                stays = same(one.target, stand)
                one.target = stand
                if one.goes(stand, stays):
                    going.append(one)
            self.release(going)

    def release(self, going: Iterable[Follower]) -> None:
        """Let those who stop go on."""
        for one in going:
            one.credits -= one.how == "turn"
            one.how = "moving"
            one.lock.release()

    def let_by(self, step: int, late: list[Follower]) -> None:
        """A loop has chosen another task than the one whose turn it is. Raises `Parted`, unless the plan is lenient."""
        if any(one.how not in ("moving", "before") and one.index in self.plan.tasks for one in late):
            with self.mutex:
                chosen = [one for one in self.followers if one.how == "turn" and one.credits <= 0]
                if chosen and not self.plan.lenient:
                    raise Parted(step, "loop", LOOP)
                self.release(chosen)

    def there(self, one: Follower, stand: Stand) -> bool:
        """Whether a thread is where it has to be."""
        task = one.index in self.plan.tasks
        match "ahead" if stand.ahead else stand.how:
            case "before" | "born" as how:
                return one.how == how
            case "inside":
                return one.how == stand.phase or stand.phase == "waiting" and one.how in ("parked", "woken")
            case "turn":
                return one.credits <= 0 and one.how != "moving"
            case "done" if task:
                return one.how == "done" or self.task(one.name) is not one
            case "done":  # the main thread does not end, nor does who waits for another task of its pool
                return one.thread in workers or one.how == "done" and (one.index == 0 or not one.thread.is_alive())
        return True

    def part(self, step: int, one: Follower) -> None:
        """Say why a thread is not where it has to be. Raises `Parted`."""
        target = one.target
        if target.place in self.missing and target.place is not None:
            raise Parted(step, "place", f"aucune instruction de CPython n'a été reconnue ligne {target.line} ({target.said})")
        if one.how == "parked":
            raise Parted(step, "order", f"{one.name} n'est pas réveillé : {ORDER}")
        if one.index in self.plan.tasks:
            raise Parted(step, "loop", LOOP)
        if one.thread in workers:
            raise Parted(step, "order", f"{one.name} n'a pas la tâche : CPython la donne au premier fil libre de l'équipe")
        if target.again:
            raise Parted(step, "whole", f"ce que le modèle fait en plusieurs pas, ligne {target.line}, se fait en une fois")
        frame = self.frame_of(one)
        if frame is not None and frame.f_lineno == target.line:
            text = self.text_at(frame)
            raise Parted(step, "elsewhere", f"{one.name} est ligne {target.line} dans « {text} », et devait s'y arrêter avant ceci : {target.said}")
        where = "a fini" if one.how == "done" else "n'a pas commencé" if one.how == "absent" else "est hors du programme"
        if frame is not None:
            where = f"est ligne {frame.f_lineno}"
        raise Parted(step, "elsewhere", f"{one.name} {where}, et devait arriver ligne {target.line} ({target.said})")

    def frame_of(self, one: Follower) -> FrameType | None:
        """What a thread executes of the program; None before and after."""
        frame = sys._current_frames().get(one.ident) if one.how not in ("absent", "done") else None
        while frame is not None and frame.f_code.co_filename != self.plan.filename:
            frame = frame.f_back
        return frame

    def line_of(self, one: Follower) -> int | None:
        """The line of the program where a thread is."""
        frame = self.frame_of(one)
        return None if frame is None else frame.f_lineno

    def text_at(self, frame: FrameType) -> str:
        """What a frame is in the middle of, as the program writes it: the first line of it."""
        first, last, column, end = list(frame.f_code.co_positions())[frame.f_lasti // 2]
        written = self.plan.source.splitlines()[(first or frame.f_lineno) - 1].encode()
        return written[column or 0 : end if last == first else None].decode().strip()

    def see_blocked(self) -> dict[str, int | None]:
        """Let everyone into the call where it has to stay: the name and the line of each thread that stays. Raises `Parted`."""
        stuck = [self.followers[index] for index in self.plan.stuck if index not in self.plan.tasks]
        before = [dict(one.counts) for one in stuck]
        self.aim({one.index: Stand("free") for one in self.followers})
        sleep(QUIET)
        for one, counts in zip(stuck, before, strict=True):
            if one.how == "done" or one.counts != counts:
                raise Parted(None, "elsewhere", f"{one.name} devait rester bloqué, et a continué")
        return {one.name: self.line_of(one) for one in stuck}
