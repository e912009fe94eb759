# refused: 5, "__dict__"

import threading

print(threading.Lock().__dict__)
