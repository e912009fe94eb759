# failures: ["ZeroDivisionError"]
# failing lines: [6]
import atexit

atexit.register(print, "told")
1 / 0
