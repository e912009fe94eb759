# outcomes: ["False", "True"]
# source: a thread that has been started may not run its loop yet
import asyncio
import threading

loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever)
thread.start()
print(loop.is_running())
loop.call_soon_threadsafe(loop.stop)
thread.join()
