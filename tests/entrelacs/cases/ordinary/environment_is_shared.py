# outcomes: ["seen", "unset"]
import os
import threading

thread = threading.Thread(target=os.environ.setdefault, args=("MODE", "seen"))
thread.start()
print(os.getenv("MODE", "unset"))
thread.join()
