"""What the generators share: drawing parts, and laying out blocks of Python."""

import random
import textwrap


class Draw(random.Random):
    """A source of chances with the few questions that the generators ask."""

    def one(self, *choices):
        return self.choice(choices)

    def often(self, share):
        """True with the probability `share`."""
        return self.random() < share


def indent(text):
    return textwrap.indent(text, "    ")


def block(statements):
    """Statements as one text, never empty."""
    return "\n".join(statements) or "pass"


def fill(template, draw, **makers):
    """`template` where each ``<name>`` is replaced by what ``makers[name]()`` draws, at the indentation where it stands.

    A line that is ``<name>`` alone may become several.
    """
    lines = []
    for line in template.split("\n"):
        bare = line.strip()
        if bare.startswith("<") and bare.endswith(">") and bare[1:-1] in makers:
            margin = line[: len(line) - len(line.lstrip())]
            lines.append(textwrap.indent(makers[bare[1:-1]](), margin))
            continue
        for name, make in makers.items():
            mark = f"<{name}>"
            while mark in line:
                line = line.replace(mark, make(), 1)
        lines.append(line)
    return "\n".join(lines)
