# outcomes include: ["True False"]
# source: asyncio.gather adds a callback to each task: those who waited for the task before go on before it is done
import asyncio


async def brief():
    await asyncio.sleep(0)


async def watch(task, box, seen):
    await task
    seen.append(task.done())
    seen.append(bool(box) and box[0].done())


async def main():
    seen, box = [], []
    task = asyncio.create_task(brief())
    watcher = asyncio.create_task(watch(task, box, seen))
    await asyncio.sleep(0)
    box.append(asyncio.gather(task))
    await box[0]
    await watcher
    print(*seen)


asyncio.run(main())
