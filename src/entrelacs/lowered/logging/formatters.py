"""How a record becomes a text: styles and formatters."""

from ...model.logging import conversions, filled, refuse, refuse_time

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


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
