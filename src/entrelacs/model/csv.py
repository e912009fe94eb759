"""What `entrelacs.lowered.csv` asks of the real one: a row as a text, a text as a row."""

from __future__ import annotations

import csv
import io
from typing import Any

QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC = csv.QUOTE_ALL, csv.QUOTE_MINIMAL, csv.QUOTE_NONE, csv.QUOTE_NONNUMERIC
Error, excel, excel_tab, unix_dialect = csv.Error, csv.excel, csv.excel_tab, csv.unix_dialect


def plain(value: Any) -> bool:
    """Whether the writer knows by itself how to write a value."""
    return type(value) in (str, int, float, bool, type(None), complex)


def row_of(fields: list[Any], settings: tuple[Any, dict[str, Any]]) -> str:
    """The line of a row."""
    text = io.StringIO()
    csv.writer(text, settings[0], **settings[1]).writerow(fields)
    return text.getvalue()


def parsed(lines: list[str], dialect: Any, options: dict[str, Any], last: bool = False) -> list[str] | None:
    """The row that these lines make; None as long as a field between quotes goes on, unless they are the `last` ones."""
    if not last:
        try:
            return next(csv.reader(iter(lines), dialect, **{**options, "strict": True}))
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                return None
    return next(csv.reader(iter(lines), dialect, **options))
