"""Small programs that tell, in their first lines, what the explorer must answer.

Each file of ``tests/entrelacs/cases/<area>/`` begins with a header: lines ``# key: value``, up to the first line of code.

    outcomes: ["1", "2"]            what the runs that end well print, no more and no less (without the last end of line)
    outcomes include: ["2"]         the same, but others are allowed
    never: ["3"]                    what no run that ends well prints
    failures: ["deadlock"]          "deadlock", "livelock", "ValueError: message", or "ValueError" for any message; none unless said
    failing lines: [12, 14]         the lines where the failures happen
    refused: 4, "reason"            the line, and a part of the reason
    limit: "reason"                 the search must stop at a limit: a part of the reason
    versions: >=3.12                the interpreters on which the header holds (others skip the program); several may be joined by commas
    source: …                       where the right answer comes from: a page of Python's documentation, a public report, a count
    slow: yes                       the unreduced searches are left out

Values are JSON.
"""

import dataclasses
import json
import operator
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).parent.parent / "cases"
KEYS = {"outcomes", "outcomes include", "never", "failures", "failing lines", "refused", "limit", "versions", "source", "slow"}
HEADER = re.compile(r"# (?P<key>[a-z ]+): (?P<value>.*)")
VERSION = re.compile(r"(?P<sign>>=|<|==)(?P<version>3\.\d+)")
SIGNS = {">=": operator.ge, "<": operator.lt, "==": operator.eq}


@dataclasses.dataclass(frozen=True)
class Case:
    """One program and what its header announces."""

    id: str
    path: pathlib.Path
    source: str
    header: dict

    @property
    def here(self):
        """Whether the header speaks of this interpreter."""
        return all(
            SIGNS[match["sign"]](sys.version_info[:2], tuple(map(int, match["version"].split("."))))
            for match in map(VERSION.fullmatch, self.header.get("versions", "").replace(" ", "").split(","))
            if match is not None
        )

    @property
    def refused(self):
        """The line and a part of the reason, or None."""
        text = self.header.get("refused")
        if text is None:
            return None
        line, _, reason = text.partition(",")
        return (int(line), json.loads(reason))


def read(path):
    """One case. Raises ``ValueError`` for a header that says nothing, or something unknown."""
    source = path.read_text(encoding="utf-8")
    header = {}
    for line in source.splitlines():
        match = HEADER.fullmatch(line)
        if match is None:
            break
        if match["key"] not in KEYS:
            raise ValueError(f"{path}: « {match['key']} » is no key of a header")
        header[match["key"]] = match["value"] if match["key"] in ("versions", "source", "slow", "refused") else json.loads(match["value"])
    if not header.keys() & {"outcomes", "outcomes include", "never", "failures", "refused", "limit"}:
        raise ValueError(f"{path}: the header announces nothing")
    if "versions" in header and not all(map(VERSION.fullmatch, header["versions"].replace(" ", "").split(","))):
        raise ValueError(f"{path}: unreadable versions")
    return Case(f"{path.parent.name}/{path.stem}", path, source, header)


def every():
    """The cases that this interpreter has to answer."""
    return [case for case in map(read, sorted(FOLDER.glob("*/*.py"))) if case.here]
