"""A long program of many statements, without those that the explorer refuses."""

from entrelacs import Unsupported, simulate


def simulated(statements, program, line, **options):
    """Leave out the statements that are refused, then run the others in one program.

    In: the statements, each nothing to the others; `program`, which makes the source of some of them; `line`, the line of a statement in it.
    Returns the statements that are left, in order, the set of those that were refused, the source, and what `simulate` says of it.
    """
    kept, refused = list(statements), set()
    while True:
        try:
            source = program(kept)
            return kept, refused, source, simulate(source, **options)
        except Unsupported:
            kept = list(_accepted(kept, refused, program, line, options))


def _accepted(left, refused, program, line, options):
    """The statements without those that are met first; what comes before one of them has just been run, and need not be again."""
    while left:
        source = program(left)
        try:
            simulate(source, **options)
        except Unsupported as refusal:
            text = source.splitlines()[refusal.line - 1].strip()
            at = next(index for index, statement in enumerate(left) if line(statement) == text)
            refused.add(left[at])
            yield from left[:at]
            left = left[at + 1 :]
        else:
            yield from left
            return
