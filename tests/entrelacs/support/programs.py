"""The programs of the verification: the corpus with its expectations, and the conformance programs.

Corpus: ``corpus/*.py``, one program per file, expectations in ``corpus/index.toml``.
Conformance: ``conformance/**/*.py``, several programs per file, each under a line ``# %% title [option]…``; the file bears the name of
that of ``entrelacs/model`` whose promises it checks (``language`` and ``mistakes`` are those of the language).
Ordinary: ``ordinary/*.py``, in the same form: what any code base writes, several constructs in each program.
"""

import dataclasses
import os
import pathlib
import re
import tomllib

HERE = pathlib.Path(__file__).parent
CORPUS = HERE.parent / "corpus"
CONFORMANCE = HERE.parent / "conformance"
ORDINARY = HERE.parent / "ordinary"

DEEP = os.environ.get("ENTRELACS_DEEP") == "1"
"""Whether the long checks run too (ENTRELACS_DEEP=1)."""


@dataclasses.dataclass(frozen=True)
class Case:
    """A corpus program with some constants, and all that it can do."""

    name: str
    path: pathlib.Path
    constants: dict
    outcomes: frozenset[str]  # outputs of the runs that end well, without the final newline
    failures: frozenset[str]  # "deadlock", "livelock", "Type" or "Type: message"
    repairs: str | None
    at_least: bool
    deep: bool

    @property
    def source(self):
        return self.path.read_text(encoding="utf-8")

    @property
    def id(self):
        return self.name + "".join(f"-{k}{v}" for k, v in self.constants.items())

    def allows_failure(self, kind):
        """Whether `kind` ("deadlock", "livelock" or "Type: message") is one of the announced failures."""
        return kind in self.failures or kind.split(":")[0] in self.failures

    def allows_output(self, output):
        """Whether a run that ends well may print this."""
        return self.at_least or output.removesuffix("\n") in self.outcomes


KEYS = {"outcomes", "failures", "repairs", "cases", "deep", "at_least", "constants"}


def corpus():
    """Every case of the corpus; a misspelt key, a missing program or one without expectation is an error."""
    index = tomllib.loads((CORPUS / "index.toml").read_text(encoding="utf-8"))
    found = {path.stem for path in CORPUS.glob("*.py")}
    if set(index) != found:
        raise ValueError(f"corpus and index.toml differ: {sorted(set(index) ^ found)}")
    cases = []
    for name, entry in index.items():
        for case in ({}, *entry.get("cases", ())):
            unknown = (set(entry) | set(case)) - KEYS
            if unknown:
                raise ValueError(f"index.toml, {name}: unknown keys {sorted(unknown)}")
            expected = case or entry
            cases.append(
                Case(
                    name=name,
                    path=CORPUS / f"{name}.py",
                    constants=case.get("constants", {}),
                    outcomes=frozenset(expected["outcomes"]),
                    failures=frozenset(expected.get("failures", ())),
                    repairs=entry.get("repairs"),
                    at_least=expected.get("at_least", False),
                    deep=expected.get("deep", False),
                )
            )
    return cases


@dataclasses.dataclass(frozen=True)
class Cell:
    """A conformance program."""

    file: str
    title: str
    source: str
    line: int
    version: tuple[str, tuple[int, ...]] | None  # (">=" or "<", version)
    simulated: bool  # its result depends on the clock: simulate() gives it, explore() gives it among others

    @property
    def id(self):
        return f"{self.file}: {self.title}"

    def runs_on(self, version):
        """Whether the program is meant for CPython `version`, a tuple."""
        if self.version is None:
            return True
        comparison, bound = self.version
        return version[:2] >= bound if comparison == ">=" else version[:2] < bound


def cells(folder=CONFORMANCE):
    """Every conformance program, or every one of another folder, in order."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        headers = list(re.finditer(r"(?m)^# %% (.+)$", text))
        for header, following in zip(headers, [*headers[1:], None]):
            title, options = re.match(r"([^\[]*?)\s*((?:\[[^\]]*\]\s*)*)$", header[1]).groups()
            version, simulated = None, False
            for option in re.findall(r"\[([^\]]*)\]", options):
                if option == "simulate":
                    simulated = True
                elif match := re.fullmatch(r"(>=|<)(\d+)\.(\d+)", option):
                    version = (match[1], (int(match[2]), int(match[3])))
                else:
                    raise ValueError(f"{path.name}: unknown option [{option}] in {header[0]!r}")
            found.append(
                Cell(
                    file=path.relative_to(folder).with_suffix("").as_posix(),
                    title=title,
                    source=text[header.end() + 1 : following.start() if following else None].rstrip() + "\n",
                    line=text.count("\n", 0, header.start()) + 1,
                    version=version,
                    simulated=simulated,
                )
            )
    return found
