# outcomes: ["42\nThread-1 (serve) False"]
# source: the documentation of run_coroutine_threadsafe and call_soon_threadsafe
import asyncio
import threading

loop = asyncio.new_event_loop()
names = []


def serve():
    asyncio.set_event_loop(loop)
    loop.run_forever()


async def job():
    names.append(threading.current_thread().name)
    return 42


thread = threading.Thread(target=serve)
thread.start()
print(asyncio.run_coroutine_threadsafe(job(), loop).result())
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(*names, loop.is_running())
