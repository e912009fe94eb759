"""Random programs on asyncio: two or three tasks, a few statements each; now and then a thread beside the loop."""

from .writing import Draw, block, fill, indent

SETUP = {
    "number": "n = 0",
    "list": "items = [1]",
    "object": "class Box:\n    value = 0\n    async def slow(self):\n        seen = self.value\n        await asyncio.sleep(0)\n        self.value = seen + 1\n        return self.value\nbox = Box()",
    "helpers": (
        "async def plus(x):\n    return x + 1\nasync def later(x):\n    await asyncio.sleep(0)\n    return x + 10\nasync def fails(x):\n    await asyncio.sleep(0)\n    raise ValueError(x)\n"
        "async def counting(k):\n    for i in range(k):\n        await asyncio.sleep(0)\n        yield i\n@asynccontextmanager\nasync def guard():\n    async with lock:\n        yield n"
    ),
}
LOCAL = {
    "lock": "lock = asyncio.Lock()",
    "event": "event = asyncio.Event()",
    "queue": "jobs = asyncio.Queue(maxsize=1)",
    "semaphore": "room = asyncio.Semaphore(1)",
    "condition": "turn = asyncio.Condition()",
    "future": "promise = asyncio.get_running_loop().create_future()",
}
EXPRESSIONS = {
    "number": ("n", "n + 1", "(n, n)", "await plus(n)", "await later(n)", "[n for _ in range(2)]"),
    "list": ("len(items)", "items[0] if items else 0", "list(items)", "[x async for x in counting(2)]"),
    "object": ("box.value", "await box.slow()"),
    "lock": ("lock.locked()",),
    "event": ("event.is_set()",),
    "queue": ("jobs.qsize()", "jobs.empty()", "jobs.full()"),
    "semaphore": ("room.locked()",),
    "condition": (),
    "future": ("promise.done()", "promise.cancelled()"),
    "tasks": ("asyncio.current_task().get_name() != ''", "len(asyncio.all_tasks()) > 0"),
}
STATEMENTS = {
    "number": ("n += 1", "n = a", "seen = n; await asyncio.sleep(0); n = seen + 1", "a = n", "n = await plus(n)", "n = await later(n)", "n += await later(0)", "print(n)"),
    "list": ("items.append(2)", "items.pop()", "items.append(a)", "items.append(await later(0))", "items.clear()"),
    "object": ("box.value += 1", "await box.slow()", "a = box.value"),
    "lock": ("await lock.acquire()", "lock.release()"),
    "event": ("event.set()", "event.clear()", "await event.wait()"),
    "queue": ("await jobs.put(a)", "a = await jobs.get()", "jobs.put_nowait(3)", "a = jobs.get_nowait()", "jobs.task_done()"),
    "semaphore": ("await room.acquire()", "room.release()"),
    "condition": ("async with turn: turn.notify()", "async with turn: turn.notify_all()", "async with turn: await turn.wait()"),
    "future": ("promise.set_result(1)", "promise.cancel()", "a = await promise", "promise.set_exception(ValueError('p'))"),
    "tasks": (
        "await asyncio.sleep(0)", "await asyncio.sleep(0)", "await asyncio.sleep(0.01)", "a = await asyncio.gather(later(1), plus(2))",
        "a = await asyncio.gather(later(1), fails(2), return_exceptions=True)", "t = asyncio.create_task(later(3)); a = await t",
        "t = asyncio.create_task(later(3)); t.cancel()", "a = await asyncio.wait_for(later(1), 1)", "a = await asyncio.shield(later(4))",
        "done, pending = await asyncio.wait([asyncio.create_task(later(5))]); a = len(done)", "await fails(1)", "raise ValueError('out')", "print(a)",
        "asyncio.get_running_loop().call_soon(note, a)", "a = [await x for x in asyncio.as_completed([later(1), later(2)])]",
    ),
}  # fmt: skip
COMPOUNDS = {
    "number": ("if n > 0:\n    <statement>\nelse:\n    <statement>", "while n < 2:\n    n += 1\n    <statement>", "match n:\n    case 0:\n        <statement>\n    case x:\n        a = x"),
    "list": ("for x in list(items):\n    <statement>\n    a = x", "async for x in counting(2):\n    <statement>\n    a = x"),
    "object": (),
    "lock": ("async with lock:\n    <statement>", "async with lock:\n    <statement>\n    <statement>", "async with guard() as a:\n    <statement>"),
    "event": (),
    "queue": ("try:\n    a = jobs.get_nowait()\nexcept asyncio.QueueEmpty:\n    <statement>",),
    "semaphore": ("async with room:\n    <statement>",),
    "condition": ("async with turn:\n    await turn.wait_for(lambda: n > 0)\n    <statement>", "async with turn:\n    <statement>\n    turn.notify()"),
    "future": (),
    "tasks": (
        "try:\n    <statement>\nfinally:\n    <statement>",
        "try:\n    <statement>\n    <statement>\nexcept asyncio.CancelledError:\n    <statement>\n    raise",
        "try:\n    await fails(<expression>)\nexcept ValueError as error:\n    a = str(error)\n    <statement>",
        "try:\n    async with asyncio.timeout(0.01):\n        <statement>\n        <statement>\nexcept TimeoutError:\n    a = 'late'",
        "try:\n    await asyncio.wait_for(inner(), 0.01)\nexcept TimeoutError:\n    a = 'late'",
        "async with asyncio.TaskGroup() as group:\n    t = group.create_task(later(1))\n    <statement>",
        "try:\n    async with asyncio.TaskGroup() as group:\n        group.create_task(fails(1))\n        <statement>\nexcept* ValueError as error:\n    a = len(error.exceptions)",
        "for i in range(2):\n    <statement>",
        "async def step():\n    try:\n        return <expression>\n    finally:\n        <statement>\na = await step()",
        "async def step():\n    async with lock:\n        return <expression>\na = await step()",
    ),
}  # fmt: skip


def source(seed):
    """The program of this seed."""
    draw = Draw(f"tasks/{seed}")
    used = ["number", "lock", "tasks", *draw.sample(["list", "object", "event", "queue", "semaphore", "condition", "future"], draw.one(1, 1, 2))]
    count = draw.one(2, 2, 3)
    local = {name: LOCAL[name] for name in used if name in LOCAL}
    works = []
    for index in range(count):
        parts = _Parts(draw, used, 4)
        lines = ["a = 0", *(parts.statement() for _ in range(draw.one(1, 2, 2, 3))), f"got{index} = a", "return a"]
        if any("inner()" in line for line in lines):
            lines.insert(0, "async def inner():\n    global n\n    a = 0\n" + indent(block([parts.statement(1), parts.statement(1), "return a"])))
        body = block([f"global n, got{index}", *lines])
        works.append(f"async def work{index}():\n" + indent(body))
    shows = ", ".join(["n", *(["items"] if "list" in used else []), *(["box.value"] if "object" in used else []), *(f"got{index}" for index in range(count))])
    names = ", ".join(name.partition(" =")[0] for name in local.values())
    body = [f"global {names}", *local.values(), _start(draw, count), f"print({shows})"]
    whole = [
        "import asyncio", "from contextlib import asynccontextmanager", *[SETUP[name] for name in ("number", "helpers", "list", "object") if name == "helpers" or name in used],
        "def note(x):\n    global n\n    n += 100", *[f"got{index} = None" for index in range(count)], *works, "async def main():\n" + indent("\n".join(body)), "asyncio.run(main())",
    ]  # fmt: skip
    return "\n".join(whole) + "\n"


class _Parts:
    """Draws statements; `room` bounds how many one task gets in all."""

    def __init__(self, draw, used, room):
        self.draw, self.left = draw, room
        self.expressions = [text for name in used for text in EXPRESSIONS[name]]
        self.statements = [text for name in used for text in STATEMENTS[name]]
        self.compounds = [text for name in used for text in COMPOUNDS[name]]

    def expression(self):
        return self.draw.choice(self.expressions)

    def statement(self, depth=0):
        draw = self.draw
        self.left -= 1
        if self.left > 0 and depth < 2 and draw.often(0.45):
            return fill(draw.choice(self.compounds), draw, statement=lambda: self.statement(depth + 1), expression=self.expression)
        return f"a = {self.expression()}" if draw.often(0.2) else draw.choice(self.statements)


def _start(draw, count):
    calls = ", ".join(f"work{index}()" for index in range(count))
    made = "tasks = [" + ", ".join(f"asyncio.create_task(work{index}())" for index in range(count)) + "]\n"
    return draw.one(
        f"await asyncio.gather({calls})",
        f"await asyncio.gather({calls})",
        f"print(await asyncio.gather({calls}, return_exceptions=True))",
        "async with asyncio.TaskGroup() as group:\n" + indent("\n".join(f"group.create_task(work{index}())" for index in range(count))),
        made + "for task in tasks:\n    await task",
        made + "await asyncio.sleep(0)\ntasks[0].cancel()\nprint(await asyncio.gather(*tasks, return_exceptions=True))",
        made + "done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)\nprint(len(done) > 0)\nfor task in tasks:\n    await asyncio.wait([task])",
        made + "done, pending = await asyncio.wait(tasks, timeout=0.01)\nfor task in pending: task.cancel()\nprint(len(pending))",
        made + "try:\n    async with asyncio.timeout(0.01):\n        await asyncio.gather(*tasks)\nexcept TimeoutError:\n    print('late')",
    )
