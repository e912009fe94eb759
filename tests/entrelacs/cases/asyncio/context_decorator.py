# outcomes: ["in\nwork 1\nout None\n2\nin\nout ValueError\nNone"]
# source: the documentation of contextlib.ContextDecorator
from contextlib import ContextDecorator


class Guard(ContextDecorator):
    def __enter__(self):
        print("in")

    def __exit__(self, kind, error, traceback):
        print("out", kind and kind.__name__)
        return True


@Guard()
def work(number):
    print("work", number)
    return number + 1


@Guard()
def fail():
    raise ValueError


print(work(1))
print(fail())
