"""The levels of ``logging``, and their names."""

from ...operations.rewritten import kept

CRITICAL = 50
FATAL = 50
ERROR = 40
WARNING = 30
WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0


def getLevelName(level):
    state = kept("logging")
    found = state.names.get(level)
    if found is None:
        found = state.levels.get(level)
    return found if found is not None else f"Level {level}"


def addLevelName(level, levelName):
    state = kept("logging")
    with state.lock:
        state.names[level] = levelName
        state.levels[levelName] = level


def getLevelNamesMapping():
    return kept("logging").levels.copy()


def _level(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    found = kept("logging").levels.get(level)
    if found is None:
        raise ValueError(f"Unknown level: {level!r}")
    return found
