# outcomes: ["True True True True True True True False False False True False True True False True True"]
# source: Python reference, 6.10.3: ``is`` tells whether two names hold one object; None, True, small numbers, members, classes and instances are one or several, whatever the execution
import enum
import operator
import threading


class Colour(enum.Enum):
    RED = 1


class Level(enum.IntEnum):
    HIGH = 1000


mark, other = object(), object()
seen = {}
empty, none, nan = (), None, float("nan")


def look(value, small):
    seen["value"] = value
    seen["small"] = small


thread = threading.Thread(target=look, args=(mark, 3))
thread.start()
thread.join()
print(
    seen["value"] is mark,
    seen["small"] is 1 + 2,  # noqa: F632
    seen.get("absent") is none,
    Colour(1) is Colour.RED,
    Level(1000) is Level.HIGH,
    type(seen["small"]) is int,
    empty is tuple([]),
    mark is other,
    1000 is int("1001"),  # noqa: F632
    1000 is 1000.0,  # noqa: F632
    nan is nan,
    nan is float("nan"),
    operator.is_(mark, mark),
    operator.is_not(mark, other),
    [] is [],
    look is look,
    (seen["small"] > 2) is True,
)
