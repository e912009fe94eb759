# outcomes: ["INFO:root:{'a': 1}\nWARNING:app.db:1 b\nINFO:root:{'a': 1}\napp.db WARNING 1 b\nERROR:app.db:broken\n<class 'ZeroDivisionError'>\n30 False True\napp.db app root\nadapted {'user': 'x'}\nLevel 35 INFO 20\nTypeError\nValueError\n2\n['ERROR later']"]
import logging
import sys


class Only(logging.Filter):
    def filter(self, record):
        return "secret" not in record.getMessage()


class Tagged(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"adapted {self.extra}", kwargs


class Trace(logging.Handler):
    def emit(self, record):
        if record.exc_info:
            print(record.exc_info[0])


class Late(logging.Handler):
    def __init__(self):
        super().__init__(level=logging.ERROR)
        self.seen = []

    def emit(self, record):
        self.seen.append(f"{record.levelname} {record.getMessage()}")


logging.basicConfig(level=logging.INFO, stream=sys.stdout)
log = logging.getLogger("app.db")
logging.info({"a": 1})
log.warning("%(a)d %(b)s", {"a": 1, "b": "b"})
log.debug("unseen %s", 1)
only = Only()
log.addFilter(only)
log.warning("a secret")
log.removeFilter(only)
second = logging.StreamHandler(sys.stdout)
second.setFormatter(logging.Formatter("{name} {levelname} {message}", style="{"))
logging.info("%s", {"a": 1})
log.propagate = False
log.addHandler(second)
log.warning("%(a)d %(b)s", {"a": 1, "b": "b"})
log.removeHandler(second)
log.propagate = True
log.error("broken")
log.propagate = False
log.addHandler(Trace())
try:
    1 / 0
except ZeroDivisionError:
    log.exception("unseen")
log.setLevel("WARNING")
print(log.level, log.isEnabledFor(logging.INFO), log.isEnabledFor(logging.ERROR))
parent = logging.getLogger("app")
print(log.name, log.parent.name, parent.parent.name)
log.handlers.clear()
plain = logging.StreamHandler(sys.stdout)
log.addHandler(plain)
Tagged(log, {"user": "x"}).warning("hello")
print(logging.getLevelName(35), logging.getLevelName(20), logging.getLevelName("INFO"))
try:
    log.log("high", "never")
except TypeError:
    print("TypeError")
try:
    log.setLevel("high")
except ValueError:
    print("ValueError")
log.warning("%d", "not a number")
print(len({logging.getLogger("app.db"), log, parent}))
late = Late()
log.handlers = [late]
log.warning("soon")
log.error("later")
print(late.seen)
