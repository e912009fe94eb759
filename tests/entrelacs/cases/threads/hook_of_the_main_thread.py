# failures: ["ValueError: mine"]
# outcomes: []
# source: threading.excepthook, "Handle uncaught exception raised by Thread.run()": that of the main thread is sys.excepthook's
import threading

threading.main_thread()
threading.excepthook = lambda arguments: print("hooked")
raise ValueError("mine")
