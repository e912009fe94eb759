# failures: ["RuntimeError: There is no current event loop in thread 'worker'."]
# source: the documentation of get_event_loop: only the main thread is ever given a loop
import asyncio
import threading

threading.Thread(target=asyncio.get_event_loop, name="worker").start()
