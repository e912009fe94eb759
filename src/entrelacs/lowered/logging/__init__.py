"""``logging``: loggers, handlers on a stream or of the program, formatters, filters.

The lock of a handler is held while a record is formatted and written, as in CPython: arguments that are formatted only there
read what is shared at that moment, and one of them that waits for a lock of the program can deadlock. What a stream on the
standard error receives is no part of an outcome.
"""

from ...model.logging import QuietLock
from ...operations.rewritten import kept
from .formatters import BASIC_FORMAT, Formatter
from .handlers import FileHandler, StreamHandler
from .levels import CRITICAL, WARNING, _level
from .loggers import RootLogger, _forget_answers


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
    _forget_answers()


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
