"""What a logger hands over: a record."""

import threading

from ...model.logging import conversions, mapping_in, refuse_time, spelled, stand_in, task_name, told_of_thread
from .levels import NOTSET, getLevelName


class LogRecord:
    """One event."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        args = mapping_in(args)
        thread = threading.current_thread()
        self.name = name
        self.msg = msg
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = pathname.rpartition("/")[2]
        self.module = self.filename.rpartition(".")[0] or self.filename
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.thread, self.threadName = told_of_thread(thread)
        self.processName = "MainProcess"
        self.process = 1
        self.taskName = task_name()
        self._unseen = False

    def _time(self):
        if not self._unseen:
            refuse_time()
        return 0.0

    created = property(_time)
    msecs = property(_time)
    relativeCreated = property(_time)

    def getMessage(self):
        text = _spell(self, self.msg, "s")
        return _percent(self, text, self.args) if self.args else text

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'


def _spell(record, value, kind):
    """What ``%s`` or ``%r`` makes of a value; an object of the program may stop in the middle of its ``__str__``."""
    value = stand_in(value, record._unseen)
    return str(value) if kind == "s" else repr(value) if kind == "r" else ascii(value) if kind == "a" else value


def _percent(record, text, values):
    """``text % values``."""
    kinds = conversions(text)
    if kinds is None:
        return text % values
    if isinstance(values, dict):
        ready = {}
        for key, kind in kinds:
            if key is None:
                return text % values
            if key in ready and kind in "ra":
                return text % values
            ready[key] = _spell(record, values[key], kind)
        return spelled(text) % ready
    if len(kinds) != len(values):
        return text % values
    ready = []
    for kind, value in zip(kinds, values):
        if kind[0] is not None:
            return text % values
        ready.append(_spell(record, value, kind[1]))
    return spelled(text) % (*ready,)


def makeLogRecord(dict):
    record = LogRecord(None, NOTSET, "", 0, "", (), None, None)
    for key, value in dict.items():
        setattr(record, key, value)
    return record
