"""What a page claims about a program, and whether an exploration bears it out.

A claim is written in a page as a block ``preuve`` (``proof.py`` renders it)::

    /// preuve | Le compteur vaut toujours 4.
        programme: exemples/mecanismes/lock/compteur_verrou.py
        constantes: {NB_FILS: 2, TOURS: 2}
        resultats:
          - {sortie: "compteur = 4", statut: attendue, phrase: "Aucune incrémentation ne se perd."}
          - {sortie: "compteur = 3", statut: interdite, phrase: "Une incrémentation serait perdue."}
        echec: {genre: interblocage, phrase: "Personne n'avance plus."}
        faux: true
        necessite: [with, "ligne: compteur += 1"]
        reveils: fifo
        max_etats: 50000
        joueur: true
        but: {consigne: "…", atteindre: "compteur = 3", question: "…", choix: [{texte: "…", juste: true, pourquoi: "…"}]}
    ///

``resultats`` lists every output that a complete run can print: ``sortie`` is the exact text, ``motif`` a regular expression
for the whole of it.  ``echec`` (one, or a list) lists every way to fail.  The statuses are those of jcstress (Aleksey
Shipilëv): *attendue*, *surprenante* (permitted, but a reader would not guess it) and *interdite*.  In a program shown as
right, what is *interdite* must be out of reach; with ``faux: true`` it must be within reach.  ``atteindre`` (one, or a list)
names the ends that win: an exact output, or a genre of failure.  With a ``question``, ``voir`` is the link to the proof of the right
answer (``"#preuve-lock-compteur-verrou"``).

Paths of programs begin in the folder of ``mkdocs.yml``.  A site may hold claims elsewhere than in such blocks: `read_claims` takes them in.
"""

from __future__ import annotations

import difflib
import heapq
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from entrelacs.answer.wanted import WantedOutput
from entrelacs.telling.goals import Choice, Goal
from entrelacs.telling.report import describe
from entrelacs.telling.sentences import FAILURE_KINDS, FAILURES
from entrelacs.telling.shell import replay_command

if TYPE_CHECKING:
    from entrelacs.results import Exploration, Failure, Outcome

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""In C where PyYAML has it: a course has hundreds of claims."""
STATUSES = ("attendue", "surprenante", "interdite")
OPTIONS = ("programme", "constantes", "resultats", "echec", "faux", "necessite", "reveils", "max_etats", "joueur", "but")


class ClaimError(ValueError):
    """A claim that cannot be read or that does not hold; the message (French) begins with the page and the line."""


@dataclass(frozen=True, slots=True)
class Expected(WantedOutput):
    """An output announced by the page."""

    status: str
    sentence: str

    def __str__(self) -> str:
        return f"« {self.output} »" if self.pattern is None else f"motif « {self.pattern} »"


@dataclass(frozen=True, slots=True)
class ExpectedFailure:
    """A failure announced by the page; ``exception`` and ``message`` narrow it when they are given."""

    kind: str
    sentence: str
    exception: str | None = None
    message: str | None = None

    def matches(self, failure: Failure) -> bool:
        return (
            failure.kind == self.kind
            and self.exception in (None, failure.exception)
            and self.message in (None, failure.message)
        )

    def __str__(self) -> str:
        return " ".join(filter(None, [FAILURES[self.kind], self.exception, self.message and f"« {self.message} »"]))


@dataclass(frozen=True, slots=True)
class Claim:
    """One block ``preuve``: where it stands, the sentence it asserts, the program and what is expected of it."""

    page: Path
    line: int
    sentence: str
    program: str
    constants: Mapping[str, Any] = field(default_factory=dict)
    expected: tuple[Expected, ...] = ()
    failures: tuple[ExpectedFailure, ...] = ()
    wrong: bool = False
    necessity: tuple[str, ...] = ()
    wakeups: str = "documented"
    max_states: int | None = None
    player: bool = False
    goal: Goal | None = None
    see: str = ""  # where the right answer to the question is proven: a link, as the page writes one
    ident: str = ""
    source: str = ""  # the file that says it, when it is not the page
    root: Path = Path()  # where the paths of pages and of programs begin: the folder of ``mkdocs.yml``

    @property
    def where(self) -> str:
        """Where the claim is written, for messages."""
        return self.source or f"{self.page}:{self.line}"

    @property
    def text(self) -> str:
        """The text of the program."""
        return (self.root / self.program).read_text(encoding="utf-8")

    def error(self, *lines: str) -> ClaimError:
        """Return the error that names this claim, its program and, below, ``lines``."""
        constants = ", ".join(f"{name} = {value!r}" for name, value in self.constants.items())
        program = f"{self.program}{f' (avec {constants})' if constants else ''}"
        return ClaimError(
            "\n".join([f"{self.where} : « {self.sentence} »", f"  programme : {program}", *(f"  {line}" for line in lines)])
        )

    def replay(self, schedule: Any) -> str:
        """Return the command that replays ``schedule`` on this program."""
        return replay_command(self.program, self.constants, self.wakeups) + f'"{schedule}"'


Written = tuple[int, str, dict[str, Any], str]
"""A claim as it is written: its line, its sentence, its options, and its file when it is not the page ("" otherwise)."""


def read_claims(text: str, page: Path, root: Path = Path(), others: Iterable[Written] = ()) -> list[Claim]:
    """Return the claims of a page, in order.

    ``text`` is the page's source and ``page`` the path that messages name, from ``root`` as those of programs; ``others``, by lines,
    are claims that the page makes without a block of its own.  Raises ``ClaimError`` for a block that is not
    well formed: bad YAML, unknown option or status, missing program, nothing announced.
    """
    names: dict[str, int] = {}
    written = heapq.merge(_blocks(text, page), others, key=lambda one: one[0])
    return [_claim(page, root, line, sentence, options, names, source) for line, sentence, options, source in written]


def problems(claim: Claim, exploration: Exploration) -> list[str]:
    """Return, in French, every way in which ``exploration`` differs from ``claim``; an empty list when the claim holds."""
    if exploration.verdict == "unsupported":
        where = f", ligne {exploration.line}" if exploration.line else ""
        return [f"entrelacs ne sait pas modéliser ce programme ({exploration.reason}{where})."]
    if exploration.reason:  # even with a failure found: nothing would be known of the other ends
        return [
            f"l'exploration s'est arrêtée avant la fin ({exploration.reason}) : une affirmation n'est prouvée que par une"
            " exploration complète. Réduisez le programme par « constantes: », ou relevez « max_etats: »."
        ]
    complete = [outcome for outcome in exploration.outcomes if outcome.failure is None]
    wanted = [expected for expected in claim.expected if claim.wrong or expected.status != "interdite"]
    forbidden = [expected for expected in claim.expected if not claim.wrong and expected.status == "interdite"]
    found = []
    for outcome in complete:
        output = outcome.output.rstrip("\n")
        if any(expected.matches(output) for expected in forbidden):
            found.append(f"trouvé, alors que c'est interdit : {_shown(outcome)}")
        elif not any(expected.matches(output) for expected in wanted):
            found.append(f"trouvé, et non annoncé : {_shown(outcome)}")
        else:
            continue
        found.append(f"  pour le revoir : {claim.replay(outcome.schedule)}")
    for failure in exploration.failures:
        if not any(expected.matches(failure) for expected in claim.failures):
            found.append(f"trouvé, et non annoncé : {describe(failure)}")
            found.append(f"  pour le revoir : {claim.replay(failure.schedule)}")
    for expected in wanted:
        if not any(expected.matches(outcome.output) for outcome in complete):
            found.append(f"annoncé, et atteint par aucun ordonnancement : sortie {expected}")
    for announced in claim.failures:
        if not any(announced.matches(other) for other in exploration.failures):
            found.append(f"annoncé, et atteint par aucun ordonnancement : {announced}")
    return found


def status_of(claim: Claim, outcome: Outcome) -> tuple[str, str]:
    """Return the status and the sentence that the page gives to ``outcome``."""
    if outcome.failure is not None:
        for failure in claim.failures:
            if failure.matches(outcome.failure):
                return "interdite", failure.sentence
    for expected in claim.expected:
        if outcome.failure is None and expected.matches(outcome.output):
            return expected.status, expected.sentence
    raise claim.error(f"aucun statut pour {_shown(outcome)}")


def _shown(outcome: Outcome) -> str:
    return f"sortie « {outcome.output.rstrip(chr(10))} »"


#: A line that opens or closes a fenced block.
FENCE = re.compile(r" *(?P<mark>`{3,}|~{3,})")
HEADER = re.compile(r"(?P<indent> *)///+ +preuve *(?:\| *(?P<sentence>.*?))? *")


def _blocks(text: str, page: Path) -> Iterator[Written]:
    """Yield the blocks of ``text``, those shown in a fence left out."""
    lines = text.split("\n")
    fence = ""
    for number, line in enumerate(lines, 1):
        mark = FENCE.match(line)
        if mark and (not fence or mark["mark"].startswith(fence)):
            fence = "" if fence else mark["mark"]
        header = None if fence else HEADER.fullmatch(line)
        if header is None:
            continue
        margin = len(header["indent"]) + 4
        body = []
        for following in lines[number:]:
            if following.strip() and len(following) - len(following.lstrip()) < margin:
                break
            body.append(following[margin:])
            if not following.strip():
                break  # pymdownx ends the options at the first blank line
        try:
            options = yaml.load("\n".join(body), _Loader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            at = number + 1 + (mark.line if mark else 0)
            raise ClaimError(f"{page}:{at} : options de « preuve » illisibles (YAML) : {getattr(error, 'problem', error)}.") from None
        if not isinstance(options, dict):
            raise ClaimError(
                f"{page}:{number} : « preuve » attend ses options juste en dessous, en retrait de quatre espaces"
                " (programme:, resultats:, …)."
            )
        yield number, (header["sentence"] or "").strip(), options, ""


def _claim(page: Path, root: Path, line: int, sentence: str, options: dict[str, Any], names: dict[str, int], source: str) -> Claim:
    def refuse(why: str) -> ClaimError:
        return ClaimError(f"{source} : « {sentence} » : {why}" if source else f"{page}:{line} : bloc « preuve » : {why}")

    for name in options:
        if name not in OPTIONS:
            close = difflib.get_close_matches(str(name), OPTIONS, 1)
            hint = f" Vouliez-vous dire « {close[0]} » ?" if close else ""
            raise refuse(f"option inconnue « {name} ».{hint} Options : {', '.join(OPTIONS)}.")
    program = options.get("programme")
    if not sentence:
        raise refuse("il manque l'affirmation, après « /// preuve | ».")
    if not isinstance(program, str):
        raise refuse("il manque « programme: », le chemin d'un programme, depuis le dossier de mkdocs.yml.")
    if not (root / program).is_file():
        raise refuse(f"le programme « {program} » n'existe pas (chemin depuis le dossier de mkdocs.yml).")
    constants = options.get("constantes") or {}
    if not isinstance(constants, dict):
        raise refuse("« constantes: » attend {NOM: valeur}.")
    wakeups = {None: "documented", "fifo": "fifo"}.get(options.get("reveils"))
    if wakeups is None:
        raise refuse("« reveils: » n'admet que « fifo » (par défaut, tous les choix permis par la documentation).")
    try:
        expected = tuple(_expected(entry) for entry in options.get("resultats") or ())
        failures = tuple(_failure(entry) for entry in _listed(options.get("echec")))
        goal = _goal(options["but"]) if "but" in options else None
    except (TypeError, ValueError) as error:
        raise refuse(str(error)) from None
    if not expected and not failures:
        raise refuse("rien n'est annoncé : donnez « resultats: », « echec: » ou les deux.")
    wrong = bool(options.get("faux", False))
    if wrong and not failures and all(entry.status != "interdite" for entry in expected):
        raise refuse("« faux: true » demande au moins un « echec: » ou un résultat « interdite ».")
    if failures and not wrong:
        raise refuse("un programme qui peut échouer est faux : ajoutez « faux: true ».")
    if goal and not options.get("joueur"):
        raise refuse("« but: » demande « joueur: true ».")
    stem = re.sub(r"[^a-z0-9]+", "-", f"{Path(program).parent.name}-{Path(program).stem}".lower()).strip("-")
    names[stem] = names.get(stem, 0) + 1
    return Claim(
        page=page,
        line=line,
        sentence=sentence,
        program=program,
        constants=constants,
        expected=expected,
        failures=failures,
        wrong=wrong,
        necessity=tuple(map(str, _listed(options.get("necessite")))),
        wakeups=wakeups,
        max_states=options.get("max_etats"),
        player=bool(options.get("joueur", False)),
        goal=goal,
        see=options["but"].get("voir", "") if goal else "",
        ident=f"preuve-{stem}" + (f"-{names[stem]}" if names[stem] > 1 else ""),
        source=source,
        root=root,
    )


def _listed(value: Any) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _fields(entry: Any, what: str, required: Iterable[str], optional: Iterable[str]) -> dict[str, Any]:
    if not isinstance(entry, dict):
        raise TypeError(f"« {what} » attend des entrées {{{', '.join(required)}…}}, pas « {entry} ».")
    for name in required:
        if entry.get(name) is None:
            raise ValueError(f"une entrée de « {what} » n'a pas de « {name}: ».")
    for name in entry:
        if name not in (*required, *optional):
            raise ValueError(f"« {what} » ne connaît pas « {name}: » ({', '.join([*required, *optional])}).")
    return entry


def _expected(entry: Any) -> Expected:
    entry = _fields(entry, "resultats", ("statut", "phrase"), ("sortie", "motif"))
    if entry["statut"] not in STATUSES:
        raise ValueError(f"statut inconnu « {entry['statut']} » : {', '.join(STATUSES)}.")
    if ("sortie" in entry) == ("motif" in entry):
        raise ValueError("une entrée de « resultats » donne soit « sortie: », soit « motif: ».")
    output = str(entry["sortie"]).rstrip("\n") if "sortie" in entry else None
    pattern = str(entry["motif"]).rstrip("\n") if "motif" in entry else None
    return Expected(entry["statut"], str(entry["phrase"]), output=output, pattern=pattern)


def _failure(entry: Any) -> ExpectedFailure:
    entry = _fields(entry, "echec", ("genre", "phrase"), ("exception", "message"))
    if entry["genre"] not in FAILURE_KINDS:
        raise ValueError(f"genre inconnu « {entry['genre']} » : {', '.join(FAILURE_KINDS)}.")
    return ExpectedFailure(FAILURE_KINDS[entry["genre"]], str(entry["phrase"]), entry.get("exception"), entry.get("message"))


def _goal(entry: Any) -> Goal:
    entry = _fields(entry, "but", ("consigne", "atteindre"), ("question", "choix", "voir"))
    choices = [_fields(choice, "choix", ("texte", "pourquoi"), ("juste",)) for choice in entry.get("choix", ())]
    return Goal(
        text=entry["consigne"],
        reach=tuple(str(end) for end in _listed(entry["atteindre"])),
        question=entry.get("question", ""),
        choices=tuple(Choice(choice["texte"], bool(choice.get("juste")), choice["pourquoi"]) for choice in choices),
    )
