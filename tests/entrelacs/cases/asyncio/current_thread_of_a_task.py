# outcomes: ["MainThread True 1 ['MainThread']\nMainThread [True, True] 1"]
# source: a run of CPython: tasks are no threads, they all have the name and the identity of the thread of their loop
import asyncio
import threading

seen = []


async def look():
    seen.append(threading.get_ident() == threading.main_thread().ident)
    await asyncio.sleep(0)


async def main():
    thread = threading.current_thread()
    print(thread.name, thread is threading.main_thread(), threading.active_count(), [t.name for t in threading.enumerate()])
    await asyncio.gather(look(), look())
    print(threading.current_thread().name, seen, threading.active_count())


asyncio.run(main())
