"""The same as `telling.sentences`, in English: what events and states are called.

The subject comes before, as there: the name of a thread, then « writes counter: 1 ».
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..results import Event, How, Standing, Verb

FAILURES: dict[str, str] = {"deadlock": "deadlock", "exception": "exception", "livelock": "livelock"}
NOUNS: dict[str, tuple[str, str]] = {
    "état": ("state", "states"), "transition": ("transition", "transitions"), "ordonnancement": ("schedule", "schedules"),
}  # fmt: skip
"""What is counted, by its French name."""


def number(count: float, singular: str, plural: str | None = None) -> str:
    """« 0 tokens », « 1 token »."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def joined(names: Iterable[str]) -> str:
    """« A », « A and B », « A, B and C »."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def names(event: Event) -> str:
    return joined((event.name, *event.also))


def given(event: Event) -> str:
    return "" if event.value is None else f": {event.value}"


def seconds(event: Event) -> str:
    text = f"{event.amount:g}" if event.value is None else event.value
    return f"{'at random, for instance ' if event.choice == 'drawn' else ''}{text} s"


def held(event: Event) -> str:
    return f", held by {joined(name for _, name in event.holders)}" if event.holders else ""


def acquires(event: Event) -> str:
    attempts = {"trying": "tries to acquire", "refused": "does not get", "expired": "gives up", "": "acquires"}
    return f"{attempts[event.choice]} {event.name}" + (": timed out" if event.choice == "expired" else "")


def reads_the_clock(event: Event) -> str:
    if event.amount is None:
        return f"reads the clock{given(event)}"
    return f"reads the clock, {f'{event.amount:.3g} s' if event.amount > 1e-6 else 'an instant'} later"


PASSED = {"gather": "a task", "shield": "the shielded task", "as_completed": "a task"}
SENTENCES: dict[Verb, str | Callable[[Event], str]] = {
    # what the program shares, and what it prints
    "read": lambda e: f"reads {e.name}{given(e)}",
    "write": "writes {name}: {value}",
    "delete": "deletes {name}",
    "call": lambda e: f"runs {e.name}{given(e)}" + (" without the loop, asleep, hearing of it" if e.choice == "unheard" else ""),
    "advance": "goes on in {name}",
    "print": "prints “{value}”",
    "spin": "loops",
    "read_item": "{name}: reads item {amount}",
    "move_item": "{name}: moves item {amount}",
    "change_item": "{name}: changes an item",
    "add_item": "{name}: adds an item",
    "begin_change": "{name}: begins",
    "end_change": "{name}: ends",
    "take_to_sort": "{name}: empties the list to sort it",
    "give_back_sorted": "{name}: fills the sorted list",
    "resume_generator": "resumes the generator",
    "draw": lambda e: f"draws at random ({e.name}){given(e)}",
    "read_address": lambda e: f"reads an address{given(e)}",
    "read_clock": reads_the_clock,
    "sleep": lambda e: f"sleeps {seconds(e)}",
    "wake": lambda e: f"wakes up after {seconds(e)}",
    "run_exits": "calls the functions registered with atexit",
    "await_others": "waits for the other threads to end",
    # threads and tasks
    "create": lambda e: f"creates {e.name or 'a thread'}",
    "create_task": "creates the task {name}",
    "start": "starts {name}",
    "begin": "begins",
    "end": "{name} ends",
    "claim": "sees that {name} is not started yet",
    "enlist": "counts {name} among the threads that are there",
    "identify": "gives {name} its number",
    "die": "has not caught its exception",
    "delist": "{name} no longer counts among the threads that are there",
    "close_pools": "closes the thread pools",
    "join": "joins {name}",
    "await_end": "waits for the end of {name}",
    "go_on": "goes on",
    "await_turn": lambda e: f"waits for {e.name} to yield" if e.name else "waits for its turn",
    "await_awakening": "could go on, but its loop sleeps: what another thread did without call_soon_threadsafe does not wake it",
    # locks, semaphores, events, conditions, barriers
    "acquire": acquires,
    "obtain": "gets {name}",
    "release": "releases {name}",
    "await_lock": lambda e: f"{'notified, ' if e.choice == 'notified' else ''}waits for {e.name}{held(e)}",
    "retake": "takes {name} back",
    "take_token": lambda e: ("does not get a" if e.choice else "takes a") + f" token of {e.name}",
    "put_tokens": lambda e: f"gives {number(int(e.amount or 0), 'token')} back to {e.name}",
    "await_token": "waits for a token of {name}",
    "set": "sets {name}",
    "clear": "clears {name}",
    "pass": "passes {name}, already set",
    "receive": "receives {name}",
    "await": lambda e: f"waits for {names(e)}" + (", that nothing has filled" if e.choice == "unfilled" else ""),
    "await_flag": "waits for {name} to be set",
    "give_up": "stops waiting for {name}: timed out",
    "wait": "waits on {name} (releases the lock)",
    "wake_and_retake": "wakes up and takes {name} back",
    "notify": lambda e: f"notifies {'all threads of ' if e.amount is None else ''}{e.name}",
    "await_notification": "waits for a notification of {name}",
    "arrive": lambda e: f"arrives at {e.name}" + ("" if e.amount is None else f" (index {e.amount})"),
    "cross": "goes through {name}",
    "open": "opens {name}",
    "break": "breaks {name}",
    "reset": "resets {name}",
    "await_emptying": "waits for {name} to empty",
    "await_parties": lambda e: f"waits for {number(int(e.amount or 0), 'thread')} at {e.name}",
    "await_opening": "waits for {name} to open ({amount}/{of} arrived)",
    # queues
    "put": "puts {value} into {name}",
    "get": lambda e: f"takes {'an item' if e.value is None else e.value} from {e.name}",
    "await_room": "waits for room in {name}",
    "find_room": "finds room in {name}",
    "await_item": "waits for an item of {name}",
    "find_item": "finds an item in {name}",
    "task_done": "tells {name} that a task is done",
    "close": lambda e: f"{'empties and shuts down' if e.choice == 'emptied' else 'shuts down'} {e.name}",
    "await_processing": "waits for {name} to be processed",
    "find_finished": "finds {name} processed",
    # futures, pools
    "await_result": lambda e: f"waits for the result of {names(e)}" if e.name else "waits for a result",
    "receive_result": lambda e: f"receives the result of {names(e)}",
    "receive_done": "receives {name}, done",
    "look_at": "looks at {name}",
    "fill": "fills {name}",
    "cancel": "cancels {name}",
    "observe": "observes {name}",
    "start_work": "starts {name}",
    "submit": "submits a task to {name}",
    "take_work": "takes a task of {name}",
    "await_work": "waits for a task of {name}",
    "be_free": "says it is free for {name}",
    "disable": "puts {name} out of use",
    # asyncio
    "post": "hands a call to the event loop",
    "call_back": "runs the callback {name}",
    "receive_coroutine": "receives a coroutine from another thread",
    "report_failure": "tells the group that a task has failed",
    "pass_on": lambda e: f"passes the end of {PASSED[e.name]} on to {e.name}",
    "cancel_rest": "cancels the tasks that are left",
    "learn_cancellation": lambda e: f"learns of the cancellation of {names(e)}" if e.name else "learns of its cancellation",
    "expire": lambda e: f"the delay of {seconds(e)} expires",
    "see_finished": lambda e: f"sees {names(e)} finished",
    "give_up_all": "stops waiting",
    "run_loop": lambda e: f"runs the loop until the end of {names(e)}",
    "run_endless_loop": "runs an event loop that nothing stops",
    "drain_loop": "drains the event loop",
    "leave_loop": "leaves the event loop",
}


def is_held(state: Standing) -> str:
    times = f" ({state.amount} times)" if (state.amount or 0) > 1 else ""
    return f"held by {state.holder[1] if state.holder else ''}{times}"


STATES: dict[How, str | Callable[[Standing], str]] = {
    "free": "free",
    "held": is_held,
    "set": "set",
    "clear": "clear",
    "tokens": lambda state: number(state.amount or 0, "token"),
    "threads_waiting": lambda state: number(state.amount or 0, "thread waiting", "threads waiting"),
    "tasks_waiting": lambda state: number(state.amount or 0, "task waiting", "tasks waiting"),
    "threads_arrived": "{amount}/{of} arrived",
    "tasks_arrived": "{amount}/{of} arrived",
    "open": "open",
    "resetting": "resetting",
    "broken": "broken",
    "items": lambda state: number(state.amount or 0, "item"),
    "pending": "pending",
    "running": "running",
    "done": "done",
    "cancelled": "cancelled",
}
