"""The attack: generated programs by the thousand, each explored by every road and run on the real CPython.

* `threads`, `tasks`: random programs on threads, on asyncio; `order`: random code for one thread; `paths`: every way to read a
  location against every way to write it; `waits`: every wait that may expire. `generators` lists them, with those of `tests.entrelacs.support` that hide values and
  mix expressions. Each makes the source of a program from a seed, always the same.
* `oracles`: what must be true of any program; the first thing that is not is a `Disagreement`.
* `shrink`: the smallest program that still disagrees.
* ``python -m tests.entrelacs.attack`` runs for as long as it is told to; ``test_attack.py`` runs a few hundred programs.
"""
