"""Functions of the library that call the program back, or read what others may change: compiled like the program, cut like it.

The modules of this folder are never imported: `SOURCE` is their text. Beside the built-in functions, they find there what
`entrelacs.api` gives them (``missing``, ``native_sorted``…) and the ``HELPERS`` of the modelled modules.
"""

from pathlib import Path

PARTS = ("builtins", "functools", "futures", "itertools", "heapq", "copy")
SOURCE = "\n".join(Path(__file__).with_name(f"{part}.py").read_text(encoding="utf-8") for part in PARTS)
