# outcomes: ["task: main, then task\nthread: none\nto_thread: main\ncallback: main\nmain: main\nin a copy: copy\nmain: main"]
# source: the documentation of contextvars: a task, a callback and to_thread work in a copy, a thread begins with an empty context
import asyncio
import contextvars

who = contextvars.ContextVar("who", default="none")


async def work():
    before = who.get()
    who.set("task")
    await asyncio.sleep(0)
    print(f"task: {before}, then {who.get()}")


def tell(place):
    print(f"{place}:", who.get())


def inside():
    who.set("copy")
    tell("in a copy")


async def main():
    who.set("main")
    await asyncio.create_task(work())
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, tell, "thread")
    await asyncio.to_thread(tell, "to_thread")
    loop.call_soon(tell, "callback")
    who.set("later")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    who.set("main")
    tell("main")
    contextvars.copy_context().run(inside)
    tell("main")


asyncio.run(main())
