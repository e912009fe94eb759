"""What `concurrent.futures` gives one after the other."""


def results(futures, timeout):
    try:
        for future in futures:
            yield future.result(timeout)
    finally:
        for future in futures:
            future.cancel()


def as_completed(fs, timeout=None):
    pending = distinct(fs)
    total = len(pending)
    early = already_done(pending)
    while pending:
        future = next_done(early or pending, None if early else timeout, len(pending), total)
        pending.remove(future)
        if early:
            early.remove(future)
        yield future
