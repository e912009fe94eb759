import threading; total = 0; lock = threading.Lock()
def add():
    global total; total += 1
