"""Imported by the interpreter that runs an example (``running`` puts this folder on ``PYTHONPATH``).

It makes a pipe behave as the reader's terminal does (a line is out as soon as it ends), and, when ``COURS_OBSERVATION`` names
a file, keeps in that file where every thread and every asyncio task stands. The observer is a raw thread: it is in no list
of ``threading`` and needs neither the main thread nor a signal, so it works while everything else is stuck.
"""

import os
import sys

if sys.stdout is not None:
    sys.stdout.reconfigure(line_buffering=True)


def _observe(path: str, threading) -> None:
    import gc
    import json
    import time

    def frames(frame):
        found = []
        while frame is not None:
            found.append([frame.f_code.co_filename, frame.f_lineno, frame.f_lasti])
            frame = frame.f_back
        return found

    def suspended(awaited):
        """Innermost first, as for a thread: the coroutine that really waits is at the end of the chain of awaits."""
        found = []
        while awaited is not None:
            frame = next((f for name in ("cr_frame", "gi_frame", "ag_frame") if (f := getattr(awaited, name, None))), None)
            if frame is not None:
                found.append([frame.f_code.co_filename, frame.f_lineno, frame.f_lasti])
            awaited = getattr(awaited, "cr_await", None) or getattr(awaited, "gi_yieldfrom", None)
        return found[::-1]

    def tasks():
        task_type = getattr(sys.modules.get("asyncio.tasks"), "Task", None)  # the module may still be loading
        if task_type is None:
            return
        for thing in gc.get_objects():
            if issubclass(type(thing), task_type) and not thing.done():
                yield thing

    def standing():
        names = {thread.ident: thread.name for thread in list(threading._active.values())}
        for ident, frame in sys._current_frames().items():
            if ident != own:
                yield {"kind": "thread", "name": names.get(ident, "?"), "main": ident == main, "frames": frames(frame)}
        for task in tasks():
            name = task.get_name()
            yield {"kind": "task", "name": name, "main": name == "Task-1", "frames": suspended(task.get_coro())}

    own = threading.get_ident()
    main = threading.main_thread().ident
    while True:
        time.sleep(0.05)
        try:
            seen = list(standing())
        except Exception:  # it looked while things were being built or taken down; it looks again
            continue
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump(seen, file)
        os.replace(path + ".new", path)


if _path := os.environ.pop("COURS_OBSERVATION", None):
    import _thread
    import threading  # here: the thread that imports it first becomes its main thread

    _thread.start_new_thread(_observe, (_path, threading))
