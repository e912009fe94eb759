"""Random asyncio programs: tasks that wait for one another, are cancelled, and run out of time.

Every task writes in a log what happens to it, exceptions included; `main` prints the log. Nothing that is printed tells the time.
"""

import random

SIMPLE = (
    "await asyncio.sleep(0)",
    "await asyncio.sleep(0.001)",
    "event.set()",
    "event.clear()",
    "await event.wait()",
    "queue.put_nowait({k})",
    "log.append(await queue.get())",
    "await bounded.put({k})",
    "log.append(await bounded.get())",
    "log.append({k})",
    "log.append(event.is_set())",
    "future.done() or future.set_result({k})",
    "log.append(await asyncio.shield(future))",
    "tasks[{other}].cancel()",
    "log.append(len((await asyncio.wait([future], timeout=0.001))[0]))",
    "log.append(asyncio.current_task().cancelling())",
    "log.append((await asyncio.gather(future, return_exceptions=True))[0])",
    "await asyncio.to_thread(log.append, {k})",
    "log.append(both[0].done())",
    "log.append(both[0].cancel())",
    "loop.call_soon(log.append, {k})",
    "tasks[{other}].add_done_callback(lambda task: log.append({k}))",
    "log.append(await next(asyncio.as_completed([future, asyncio.sleep(0, {k})])))",
    "log.append(await asyncio.shield(asyncio.sleep(0, {k})))",
    "raise ValueError({k})",
)
TOGETHER = ("asyncio.gather(*tasks)", "asyncio.gather(*tasks, return_exceptions=True)", "asyncio.shield(tasks[0])")
BLOCKS = (
    "async with lock:",
    "async with semaphore:",
    "async with asyncio.timeout(0.001):",
    "async with asyncio.TaskGroup() as group:",
)


def statements(rng, number, tasks, depth, indent):
    """The lines of one block."""
    lines = []
    for _ in range(rng.randint(1, 2)):
        k = rng.randint(1, 9)
        other = rng.randrange(tasks)
        if depth < 2 and rng.random() < 0.3:
            lines.append(indent + rng.choice(BLOCKS))
            lines += statements(rng, number, tasks, depth + 1, indent + "    ")
        elif rng.random() < 0.12:
            lines += [f"{indent}async with condition:", f"{indent}    await condition.wait()"]
        elif rng.random() < 0.12:
            lines += [f"{indent}async with condition:", f"{indent}    condition.notify({rng.randint(1, 2)})"]
        elif rng.random() < 0.15:
            lines.append(
                f"{indent}log.append(await asyncio.wait_for({rng.choice(('event.wait()', 'queue.get()', 'future'))}, 0.001))"
            )
        else:
            lines.append(indent + rng.choice(SIMPLE).format(k=k, other=other))
    return lines


def program(seed):
    """One program, as Python source."""
    rng = random.Random(seed)
    tasks = 2
    lines = ["import asyncio", "", "log = []", "tasks, both = [], []", ""]
    for number in range(tasks):
        lines += [f"async def work{number}(loop, event, lock, semaphore, condition, queue, bounded, future):", "    try:"]
        lines += statements(rng, number, tasks, 0, "        ")
        lines += [
            "    except BaseException as error:",
            f"        log.append(f'{number} {{type(error).__name__}}')",
            "        if isinstance(error, ValueError):",
            "            raise",
            "    else:",
            f"        log.append('{number} ended')",
            "",
        ]
    lines += [
        "async def main():",
        "    loop = asyncio.get_running_loop()",
        "    event, lock, semaphore, condition = asyncio.Event(), asyncio.Lock(), asyncio.Semaphore(1), asyncio.Condition()",
        "    queue, bounded, future = asyncio.Queue(), asyncio.Queue(1), loop.create_future()",
        f"    for work in ({', '.join(f'work{number}' for number in range(tasks))},):",
        "        tasks.append(asyncio.create_task(work(loop, event, lock, semaphore, condition, queue, bounded, future)))",
        f"    both.append({rng.choice(TOGETHER)})",
        "    try:",
        "        log.append(await both[0])",
        "    except BaseException as error:",
        "        log.append(type(error).__name__)",
        "    await asyncio.wait(tasks)",
        "    print(*log)",
        "",
        "asyncio.run(main())",
    ]
    return "\n".join(lines) + "\n"
