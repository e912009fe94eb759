"""Modules of the standard library, rewritten for the explorer and lowered like the program itself.

Each file is ordinary Python: what it does to shared data, locks and streams is cut into the same steps as the program's own
code, so that two threads meet there as they do in CPython's module. Three rules:

- it is executed anew by each execution, when the program imports it, and never by Python itself;
- a name of the module is bound once, by ``def``, ``class`` or ``import`` (a decorator there would hide the function from the
  compiler), or to a literal; what changes stands in an instance of its class ``_State``, which ``kept(name)`` gives;
- ``from ..x import y`` takes `y` from the explorer: an operation that Python code cannot express; with ``as y``, the program sees it too.
"""
