# failures: ["deadlock"]
# source: run_forever() ends when stop() is called, and nobody calls it
import asyncio
import threading

loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever)
thread.start()
thread.join()
