"""``logging``: loggers, handlers on a stream or of the program, formatters, filters.

The lock of a handler is held while a record is formatted and written, as in CPython: arguments that are formatted only there
read what is shared at that moment, and one of them that waits for a lock of the program can deadlock. What a stream on the
standard error receives is no part of an outcome.
"""

import sys
import threading

from ..model.logging import (
    QuietLock,
    caller,
    conversions,
    filled,
    last_step,
    mapping_in,
    nobody_reads,
    refuse,
    refuse_time,
    spelled,
    stand_in,
    task_name,
    told_of_thread,
    writes_at_once,
)
from ..operations.rewritten import kept

CRITICAL = 50
FATAL = 50
ERROR = 40
WARNING = 30
WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
raiseExceptions = True


class _State:
    """What the module keeps for the whole program."""

    shown = ("root",)

    def __init__(self):
        self.lock = QuietLock()
        self.root = RootLogger(WARNING)
        self.loggers = {}
        self.names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
        self.levels = {
            "CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0,
        }  # fmt: skip
        self.disabled = 0
        self.last_resort = StreamHandler()
        self.last_resort.level = WARNING
        self.plain = Formatter()


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


class _Style:
    """How a format is written."""

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        if self.mark not in self._fmt:
            raise ValueError(f"Invalid format {self._fmt!r} for {self.mark[0]!r} style")

    def format(self, record):
        return filled(self.mark[0], self._fmt, record, self._defaults)


class PercentStyle(_Style):
    default_format = "%(message)s"
    asctime_search = "%(asctime)"
    mark = "%("

    def validate(self):
        if not conversions(self._fmt):
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")


class StrFormatStyle(_Style):
    default_format = "{message}"
    asctime_search = "{asctime"
    mark = "{"


class StringTemplateStyle(_Style):
    default_format = "${message}"
    asctime_search = "asctime"
    mark = "$"


class Formatter:
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style == "%":
            self._style = PercentStyle(fmt, defaults=defaults)
        elif style == "{":
            self._style = StrFormatStyle(fmt, defaults=defaults)
        elif style == "$":
            self._style = StringTemplateStyle(fmt, defaults=defaults)
        else:
            raise ValueError("Style must be one of: %,{,$")
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def usesTime(self):
        return self._style.usesTime()

    def formatTime(self, record, datefmt=None):
        if not record._unseen:
            refuse_time()
        return "1970-01-01 00:00:00,000"

    def formatException(self, ei):
        if ei.unseen:
            return "Traceback"
        refuse(
            "le texte d'une trace d'appels n'est pas modélisé : laissez ce message à l'erreur standard, "
            "ou affichez l'exception (logger.error(repr(e)))"
        )

    def formatStack(self, stack_info):
        return stack_info

    def formatMessage(self, record):
        return self._style.format(record)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info:
            record.exc_text = self.formatException(_Trace(record))
        if record.exc_text:
            text = text + ("" if text[-1:] == "\n" else "\n") + record.exc_text
        if record.stack_info:
            text = text + ("" if text[-1:] == "\n" else "\n") + self.formatStack(record.stack_info)
        return text


class _Trace:
    """The information that ``formatException`` receives."""

    def __init__(self, record):
        self.unseen = record._unseen
        self.parts = record.exc_info

    def __getitem__(self, index):
        return self.parts[index]

    def __iter__(self):
        return iter(self.parts)


class Filter:
    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        if self.nlen == 0 or self.name == record.name:
            return True
        return record.name.startswith(self.name) and record.name[self.nlen] == "."


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for one in self.filters:
            result = one.filter(record) if hasattr(one, "filter") else one(record)
            if not result:
                return False
            if isinstance(result, LogRecord):
                record = result
        return record


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self.name = None
        self.level = _level(level)
        self.formatter = None
        self.createLock()

    def createLock(self):
        self.lock = QuietLock()

    def get_name(self):
        return self.name

    def set_name(self, name):
        self.name = name

    def acquire(self):
        self.lock.acquire()

    def release(self):
        self.lock.release()

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        formatter = self.formatter
        return (kept("logging").plain if formatter is None else formatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        result = self.filter(record)
        if isinstance(result, LogRecord):
            record = result
        if result:
            self.acquire()
            try:
                self.emit(record)
            finally:
                self.release()
        return result

    def flush(self):
        pass

    def close(self):
        pass

    def handleError(self, record):
        """The failure is told on the standard error, and the program goes on."""


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        if hasattr(self.stream, "flush"):
            self.stream.flush()

    def setStream(self, stream):
        if stream is self.stream:
            return None
        before = self.stream
        self.acquire()
        try:
            self.flush()
            self.stream = stream
        finally:
            self.release()
        return before

    def emit(self, record):
        try:
            stream = self.stream
            record._unseen = nobody_reads(stream)
            text = self.format(record)
            if type(self) is StreamHandler and writes_at_once(stream):
                last_step(self.lock)
            stream.write(text + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)


class NullHandler(Handler):
    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


def FileHandler(*args, **kwargs):
    refuse("logging.FileHandler écrit un fichier : employez logging.StreamHandler(), qui écrit sur l'erreur standard")


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    @property
    def root(self):
        return kept("logging").root

    def setLevel(self, level):
        self.level = _level(level)

    def isEnabledFor(self, level):
        if self.disabled or kept("logging").disabled >= level:
            return False
        return level >= self.getEffectiveLevel()

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            level = logger.level
            if level:
                return level
            logger = logger.parent
        return NOTSET

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ("message", "asctime") or hasattr(record, key):
                    raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
                setattr(record, key, extra[key])
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        fn, lno, func = caller(stacklevel)
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        record = self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra)
        self.handle(record)

    def handle(self, record):
        if self.disabled:
            return
        result = self.filter(record)
        if not result:
            return
        if isinstance(result, LogRecord):
            record = result
        self.callHandlers(record)

    def addHandler(self, hdlr):
        with kept("logging").lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        with kept("logging").lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            if not logger.propagate:
                return False
            logger = logger.parent
        return False

    def callHandlers(self, record):
        logger = self
        found = 0
        while logger is not None:
            for handler in logger.handlers:
                found = found + 1
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if found == 0:
            handler = kept("logging").last_resort
            if record.levelno >= handler.level:
                handler.handle(record)

    def getChild(self, suffix):
        if self is not kept("logging").root:
            suffix = self.name + "." + suffix
        return getLogger(suffix)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class RootLogger(Logger):
    def __init__(self, level):
        Logger.__init__(self, "root", level)


class LoggerAdapter:
    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        return self.logger.getEffectiveLevel()

    @property
    def name(self):
        return self.logger.name


def getLogger(name=None):
    state = kept("logging")
    if not name or isinstance(name, str) and name == "root":
        return state.root
    if not isinstance(name, str):
        raise TypeError("A logger name must be a string")
    with state.lock:
        known = state.loggers.get(name)
        if known is None:
            known = state.loggers[name] = Logger(name)
            known.parent = _ancestor(state, name)
            for other, logger in state.loggers.items():
                if other.startswith(name + ".") and not logger.parent.name.startswith(name + "."):
                    logger.parent = known
        return known


def _ancestor(state, name):
    while "." in name:
        name = name.rpartition(".")[0]
        found = state.loggers.get(name)
        if found is not None:
            return found
    return state.root


def basicConfig(**kwargs):
    state = kept("logging")
    with state.lock:
        force = kwargs.pop("force", False)
        kwargs.pop("encoding", None)
        kwargs.pop("errors", None)
        root = state.root
        if force:
            root.handlers.clear()
        if not root.handlers:
            handlers = kwargs.pop("handlers", None)
            if handlers is None:
                if "stream" in kwargs and "filename" in kwargs:
                    raise ValueError("'stream' and 'filename' should not be specified together")
            elif "stream" in kwargs or "filename" in kwargs:
                raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
            if kwargs.pop("filename", None):
                FileHandler()
            kwargs.pop("filemode", None)
            stream = kwargs.pop("stream", None)
            if handlers is None:
                handlers = [StreamHandler(stream)]
            style = kwargs.pop("style", "%")
            datefmt = kwargs.pop("datefmt", None)
            default = BASIC_FORMAT if style == "%" else "{levelname}:{name}:{message}" if style == "{" else "${levelname}:${name}:${message}"
            formatter = Formatter(kwargs.pop("format", default), datefmt, style)
            for handler in handlers:
                if handler.formatter is None:
                    handler.setFormatter(formatter)
                root.addHandler(handler)
            level = kwargs.pop("level", None)
            if level is not None:
                root.setLevel(level)
            if kwargs:
                raise ValueError("Unrecognised argument(s): " + ", ".join(kwargs))


def disable(level=CRITICAL):
    kept("logging").disabled = _level(level)


def _root():
    root = kept("logging").root
    if not root.handlers:
        basicConfig()
    return root


def debug(msg, *args, **kwargs):
    _root().debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    _root().info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    _root().warning(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    _root().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    _root().critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    critical(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    _root().log(level, msg, *args, **kwargs)


def shutdown(handlerList=()):
    pass


def captureWarnings(capture):
    pass


def getLoggerClass():
    return Logger
