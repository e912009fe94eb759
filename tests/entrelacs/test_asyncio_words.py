"""What a counter-example of asyncio says: who waits for what, which limit expires, which exceptions a group holds."""

import textwrap

import pytest

from entrelacs import explore
from entrelacs.telling.report import describe, table


def explored(body, **options):
    return explore("import asyncio\n" + textwrap.dedent(body), **options)


def told(found, kind):
    """The failure of this kind, and its shortest run, drawn."""
    failure = min((f for f in found.failures if f.kind == kind), key=lambda f: len(f.schedule))
    return failure, table(found.replay(failure.schedule), 200)


WAITS = {
    "another task": ("await task", "attend Task-2"),
    "several tasks": ("await asyncio.gather(task, forever())", "attend Task-2 et Task-3"),
    "one of them": ("await asyncio.wait([task])", "attend Task-2"),
    "a shielded task": ("await asyncio.shield(task)", "attend Task-2"),
    "a future": ("await asyncio.get_running_loop().create_future()", "attend Future, que rien n'a rempli"),
    "an event": ("await event.wait()", "attend que event soit levé"),
    "a lock": ("await lock.acquire()", "attend lock, tenu par Task-1"),
    "a semaphore": ("await semaphore.acquire()", "attend un jeton de semaphore"),
    "a condition": ("async with condition: await condition.wait()", "attend une notification de condition"),
    "a barrier": ("await barrier.wait()", "attend l'ouverture de barrier (1/2 arrivées)"),
    "an item": ("await queue.get()", "attend un élément de queue"),
    "the end of the work": ("queue.put_nowait(1); await queue.join()", "attend la fin de queue"),
    "a group": ("async with asyncio.TaskGroup() as group: group.create_task(forever())", "attend Task-3"),
}


@pytest.mark.parametrize("wait, words", WAITS.values(), ids=WAITS)
def test_a_deadlock_says_what_the_tasks_wait_for(wait, words):
    found = explored(f"""
        async def forever():
            await asyncio.Event().wait()

        async def main():
            event, lock, semaphore = asyncio.Event(), asyncio.Lock(), asyncio.Semaphore(1)
            condition, barrier, queue = asyncio.Condition(), asyncio.Barrier(2), asyncio.Queue()
            await lock.acquire()
            await semaphore.acquire()
            task = asyncio.create_task(forever())
            {wait}

        asyncio.run(main())
    """)
    failure, _ = told(found, "deadlock")
    assert ("MainThread", "fait tourner la boucle jusqu'à la fin de Task-1") in failure.waits
    assert ("Task-1", words) in failure.tasks
    assert f"Task-1 {words}" in describe(failure)


LIMITS = {
    "timeout": "async with asyncio.timeout(0.01): await asyncio.sleep(1)",
    "wait_for": "await asyncio.wait_for(asyncio.sleep(1), 0.01)",
}


@pytest.mark.parametrize("statement", LIMITS.values(), ids=LIMITS)
def test_a_limit_that_expires_is_called_so(statement):
    found = explored(f"""
        async def main():
            {statement}

        asyncio.run(main())
    """)
    _, drawn = told(found, "exception")
    assert "le délai de 0,01 s expire" in drawn
    assert "annulation" in drawn


def test_no_step_of_a_counter_example_is_bare():
    found = explored("""
        async def work(lock):
            try:
                async with asyncio.timeout(1):
                    async with lock:
                        await asyncio.sleep(0)
            finally:
                await asyncio.sleep(0)

        async def main():
            lock = asyncio.Lock()
            tasks = [asyncio.create_task(work(lock)) for _ in range(2)]
            await asyncio.sleep(0)
            tasks[0].cancel()
            await asyncio.gather(*tasks)

        asyncio.run(main())
    """)
    for failure in found.failures:
        for step in found.replay(failure.schedule).steps:
            assert step.action, (failure, step)


def test_a_group_is_told_with_the_line_of_each_exception():
    found = explored("""
        async def fail(kind, text):
            if text:
                raise kind(text)
            raise kind

        async def main():
            async with asyncio.TaskGroup() as group:
                group.create_task(fail(ValueError, "oups"))
                group.create_task(fail(KeyError, ""))

        asyncio.run(main())
    """)
    told_so = [failure.leaves for failure in found.failures]
    assert (("ValueError", "oups", 5), ("KeyError", "", 6)) in told_so
    both = next(failure for failure in found.failures if len(failure.leaves) == 2)
    assert "ValueError « oups », ligne 5 ; KeyError, ligne 6" in describe(both)


def test_what_the_tasks_share_is_shown():
    found = explored("""
        total = 0

        async def add():
            global total
            seen = total
            await asyncio.sleep(0)
            total = seen + 1

        async def main():
            await asyncio.gather(add(), add())
            assert total == 2

        asyncio.run(main())
    """)
    failure, drawn = told(found, "exception")
    steps = [step.action for step in found.replay(failure.schedule).steps]
    assert sum("écrit total : 1" in step for step in steps) == 2
    assert "total = 1" in drawn


def test_the_answer_says_which_version_it_holds_for():
    assert explored("asyncio.run(asyncio.sleep(0))").versions == ()
    for line, begins in (
        ("await asyncio.wait_for(asyncio.sleep(0), 1)", "wait_for"),
        ("asyncio.get_running_loop().create_future().set_exception(StopIteration())", "set_exception"),
    ):
        (note,) = explored(f"""
            async def main():
                {line}

            asyncio.run(main())
        """).versions
        assert note.startswith(begins)
