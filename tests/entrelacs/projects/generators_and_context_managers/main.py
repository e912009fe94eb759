from contextlib import contextmanager

from steps import count, journal, step

with step("one"), step("two") as name:
    print(name, list(count(3)))
print(journal)
