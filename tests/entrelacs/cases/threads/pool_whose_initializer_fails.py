# outcomes: ["late", "refused"]
# source: concurrent.futures, "If initializer raises an exception, all currently pending jobs will raise a BrokenThreadPool, as well as any attempt to submit more jobs"
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor


def fail():
    raise OSError("disk")


with ThreadPoolExecutor(1, initializer=fail) as pool:
    pool.submit(int)
    try:
        future = pool.submit(int)
    except BrokenExecutor:
        print("refused")
    else:
        assert isinstance(future.exception(), BrokenExecutor)
        print("late")
