from contextlib import contextmanager

journal = []


@contextmanager
def step(name):
    journal.append(f"enter {name}")
    try:
        yield name
    finally:
        journal.append(f"leave {name}")


def count(n):
    while n:
        yield n
        n -= 1
