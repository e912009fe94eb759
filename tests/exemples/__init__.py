"""The chain of examples: module of ``exemples/`` → run as the reader would → recorded → shown on a page.

``running`` runs a module, ``verification`` says what its run must look like, ``records`` compares and writes what it printed,
``prints`` hands it to pytest-examples, ``exercises`` cuts exercises out of their solution, ``pages`` reads the pages.
Each module here works on any project root, so that the tests of the checks can break a small project of their own.
"""


class CheckError(Exception):
    """Something that a person has to repair; the message (French) begins with the file's path."""


class EndedError(CheckError):
    """A program that was to hang has ended."""


class StuckError(CheckError):
    """A program that was to end has not."""
