# outcomes include: ["sister cancelled ValueError"]
# source: CPython: between the failure of a task and what gather makes of it, cancelling whoever waits for gather cancels the other tasks
import asyncio

log = []


async def fail():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    raise ValueError


async def sister():
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        log.append("sister cancelled")


async def parent(failing, other):
    try:
        await asyncio.gather(failing, other)
    except BaseException as error:
        log.append(type(error).__name__)


async def stop(failing, waiting):
    try:
        await failing
    except ValueError:
        if waiting:
            waiting[0].cancel()


async def main():
    waiting = []
    failing, other = asyncio.create_task(fail()), asyncio.create_task(sister())
    stopper = asyncio.create_task(stop(failing, waiting))
    await asyncio.sleep(0)
    waiting.append(asyncio.create_task(parent(failing, other)))
    await stopper
    try:
        await waiting[0]
    except asyncio.CancelledError:
        log.append("parent cancelled")
    await asyncio.sleep(0)
    print(*log)


asyncio.run(main())
