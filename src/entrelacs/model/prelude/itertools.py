"""`itertools`: each iterable is asked for at once, its items as they go."""


def cycle(iterable, /):
    return cycling(hold(iterable))


def cycling(iterator):
    items = []
    for item in iterator:
        yield item
        items.append(item)
    while items:
        for item in items:
            yield item


def chain(*iterables):
    return chaining(hold(iterables))


def from_iterable(iterables, /):
    return chaining(hold(iterables))


def chaining(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def islice(iterable, /, *arguments):
    start, stop, step = slice_of(arguments)
    return slicing(hold(iterable), start, stop, step)


def slicing(iterator, start, stop, step):
    index = 0
    if stop is not None and stop <= start:
        for item in iterator:
            if index >= stop:
                return
            index = index + 1
        return
    for item in iterator:
        if index >= start and (index - start) % step == 0:
            yield item
        index = index + 1
        if stop is not None and index >= stop:
            return


def takewhile(predicate, iterable, /):
    return taking(predicate, hold(iterable))


def taking(predicate, iterator):
    for item in iterator:
        if not predicate(item):
            return
        yield item


def dropwhile(predicate, iterable, /):
    return dropping(predicate, hold(iterable))


def dropping(predicate, iterator):
    low = True
    for item in iterator:
        if low and predicate(item):
            continue
        low = False
        yield item


def filterfalse(predicate, iterable, /):
    return refusing(predicate, hold(iterable))


def refusing(predicate, iterator):
    for item in iterator:
        if not (item if predicate is None else predicate(item)):
            yield item


def starmap(function, iterable, /):
    return starmapping(function, hold(iterable))


def starmapping(function, iterator):
    for items in iterator:
        yield function(*items)


def accumulate(iterable, function=None, *, initial=None):
    return accumulating(hold(iterable), function, initial)


def accumulating(iterator, function, total):
    started = total is not None
    if started:
        yield total
    for item in iterator:
        if not started:
            total = item
            started = True
        else:
            total = total + item if function is None else function(total, item)
        yield total


def pairwise(iterable, /):
    return pairing(hold(iterable))


def pairing(iterator):
    previous = missing
    for item in iterator:
        if previous is not missing:
            yield (previous, item)
        previous = item


def zip_longest(*iterables, fillvalue=None):
    return zipping_longest([iter(iterable) for iterable in iterables], fillvalue)


def zipping_longest(iterators, fillvalue):
    active = len(iterators)
    while active:
        row = []
        index = 0
        while index < len(iterators):
            item = fillvalue
            if iterators[index] is not missing:
                item = next(iterators[index], missing)
                if item is missing:
                    iterators[index] = missing
                    active = active - 1
                    if not active:
                        return
                    item = fillvalue
            row.append(item)
            index = index + 1
        yield (*row,)


def compress(data, selectors):
    return compressing(zip(data, selectors))


def compressing(pairs):
    for item, chosen in pairs:
        if chosen:
            yield item


def batched(iterable, n, *, strict=False):
    if n < 1:
        raise ValueError("n must be at least one")
    return batching(hold(iterable), n, strict)


def batching(iterator, n, strict):
    row = []
    for item in iterator:
        row.append(item)
        if len(row) == n:
            yield (*row,)
            row = []
    if row and strict:
        raise ValueError("batched(): incomplete batch")
    if row:
        yield (*row,)


def groupby(iterable, key=None):
    return grouping({"iterator": iter(iterable), "group": 0, "value": missing, "key": missing}, key)


def grouping(now, key):
    group_advance(now, key)
    while now["value"] is not missing:
        now["group"] = now["group"] + 1
        wanted = now["key"]
        yield (wanted, group_members(now, key, wanted, now["group"]))
        while now["value"] is not missing and now["key"] == wanted:
            group_advance(now, key)


def group_advance(now, key):
    value = next(now["iterator"], missing)
    now["value"] = value
    if value is not missing:
        now["key"] = value if key is None else key(value)


def group_members(now, key, wanted, group):
    while now["group"] == group and now["value"] is not missing and now["key"] == wanted:
        yield now["value"]
        if now["group"] == group:
            group_advance(now, key)
