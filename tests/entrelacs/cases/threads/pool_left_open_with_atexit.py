# outcomes: ["work\nbye"]
# source: the end of the main thread closes the pools; functions given to atexit are called once the other threads have ended
import atexit
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)
atexit.register(print, "bye")
pool.submit(print, "work")
