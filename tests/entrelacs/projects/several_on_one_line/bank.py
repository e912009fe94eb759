import threading; total = 0; extra = 1; lock = threading.Lock()
def add():
    global total; total += 1
