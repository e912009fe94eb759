# %% TIMEOUT_MAX is a large float
import threading

print(threading.TIMEOUT_MAX > 1_000_000, type(threading.TIMEOUT_MAX).__name__)
