"""Run conformance programs on this interpreter: JSON request on standard input, JSON answer on standard output.

The request is a list of [name, source]; the answer, for each in the same order, {"output", "failures"}: everything
printed, and the uncaught exceptions as "Type: message" (the main thread's last).  Programs share a process, one after
the other; each must end by itself.
"""

import atexit
import builtins
import contextlib
import io
import json
import os
import sys
import threading
import types


def run(name, source):
    output = io.StringIO()
    failures = []

    def in_thread(arguments):
        if arguments.exc_type is not SystemExit:
            failures.append(f"{arguments.exc_type.__name__}: {arguments.exc_value}")

    original_hook = threading.excepthook
    threading.excepthook = in_thread
    # The default names of threads are numbered from one in every program.
    threading._counter = __import__("itertools").count(1).__next__
    before = set(threading.enumerate())
    module = types.ModuleType("__main__")
    module.__builtins__ = builtins
    saved, sys.modules["__main__"] = sys.modules["__main__"], module
    try:
        with contextlib.redirect_stdout(output):
            try:
                exec(compile(source, name, "exec"), module.__dict__)
            except SystemExit:
                pass
            except BaseException as error:
                failures.append(f"{type(error).__name__}: {error}")
            for thread in set(threading.enumerate()) - before:
                if not thread.daemon:
                    thread.join(5)
                    if thread.is_alive():
                        failures.append(f"blocked: {thread.name}")
            atexit._run_exitfuncs()  # and forgets them: the next program registers its own
    finally:
        sys.modules["__main__"] = saved
        threading.excepthook = original_hook
    return {"output": output.getvalue(), "failures": failures}


if __name__ == "__main__":
    # dataclasses look their module up by name: the exec'd module must be found under "__main__".
    json.dump([run(name, source) for name, source in json.load(sys.stdin)], sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # without waiting for a thread that a program may have left blocked
