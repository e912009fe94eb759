"""What `concurrent.futures` asks and gives one after the other."""


def mapped(submit, function, iterables, timeout):
    limit = limit_of(timeout)
    futures = []
    for row in zip(*iterables):
        futures.append(submit(function, *row))
    return results(futures, timeout, limit)


def results(futures, timeout, limit):
    try:
        while futures:
            future = futures.pop(0)
            try:
                value = future.result(time_left(timeout, limit))
            finally:
                withdraw(future)
            yield value
    finally:
        while futures:
            withdraw(futures.pop())


def as_completed(fs, timeout=None):
    limit = limit_of(timeout)
    pending = distinct(fs)
    total = len(pending)
    arrivals = Arrivals()
    batch = already_done(pending, arrivals)
    early = True
    while pending:
        if not batch:
            early = False
            batch = arrived(arrivals, pending, timeout, limit, total)
        future = next_done(batch, early, arrivals)
        pending.remove(future)
        batch.remove(future)
        yield future
