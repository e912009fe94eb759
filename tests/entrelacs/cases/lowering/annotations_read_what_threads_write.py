# outcomes: ["int", "str"]
# versions: <3.14
# source: CPython before 3.14: an annotation is read when the function is defined
import threading

Kind = int


def write():
    global Kind
    Kind = str


def define():
    def f(x: Kind):
        return x

    print(f.__annotations__["x"].__name__)


threads = [threading.Thread(target=f) for f in (write, define)]
for t in threads:
    t.start()
for t in threads:
    t.join()
