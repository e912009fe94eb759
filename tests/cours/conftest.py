"""The small sound course that the tests of this folder break."""

from tests.small_course import course

__all__ = ["course"]
