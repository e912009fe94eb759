# %% current_thread and main_thread
import threading

print(threading.current_thread() is threading.main_thread())
seen = []
thread = threading.Thread(target=lambda: seen.append(threading.current_thread()))
thread.start()
thread.join()
print(seen[0] is thread, seen[0] is threading.main_thread())

# %% get_ident differs between threads and equals ident
import threading

gate = threading.Event()
seen = []


def work():
    seen.append(threading.get_ident())
    gate.wait()


thread = threading.Thread(target=work)
thread.start()
while not seen:
    pass
print(seen[0] == thread.ident, seen[0] == threading.get_ident(), threading.get_ident() == threading.main_thread().ident)
gate.set()
thread.join()

# %% active_count and enumerate
import threading

gate = threading.Event()
thread = threading.Thread(target=gate.wait)
before = threading.active_count()
thread.start()
print(threading.active_count() - before, thread in threading.enumerate())
gate.set()
thread.join()
print(threading.active_count() - before, thread in threading.enumerate())
