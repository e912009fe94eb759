# failures: ["AttributeError"]

import threading

print(type(threading.Lock()).owner)
