"""Built-in functions that call the program back, or read what others may change."""


def sorted(iterable, /, *, key=None, reverse=False):
    items = copied_items(iterable, key is not None)
    if key is None:
        return native_sorted(items, reverse=reverse)
    keys = [key(item) for item in items]
    return [items[i] for i in native_sorted(range(len(items)), key=keys.__getitem__, reverse=reverse)]


def _best(function, arguments, key, default):
    if key is None and not (len(arguments) == 1 and by_program(arguments[0])):
        items = items_of(arguments[0]) if len(arguments) == 1 else [*arguments]
        return function(items) if items or default is missing else default
    best = top = missing
    for item in arguments[0] if len(arguments) == 1 else arguments:
        value = item if key is None else key(item)
        if top is missing or function(range(2), key=(top, value).__getitem__):
            best = item
            top = value
    if top is not missing:
        return best
    return function([]) if default is missing else default


def max(*arguments, key=None, default=missing):
    if not arguments or key is None and plain(arguments):
        return native_max(*arguments)
    return _best(native_max, arguments, key, default)


def min(*arguments, key=None, default=missing):
    if not arguments or key is None and plain(arguments):
        return native_min(*arguments)
    return _best(native_min, arguments, key, default)


def sum(iterable, /, start=0):
    total = start
    for item in iterable:
        total = total + item
    return total


def any(iterable, /):
    for item in iterable:
        if item:
            return True
    return False


def all(iterable, /):
    for item in iterable:
        if not item:
            return False
    return True


def map(function, /, *iterables):
    if not iterables:
        raise TypeError("map() must have at least two arguments.")
    if len(iterables) == 1:
        return mapping(function, hold(iterables[0]))
    return mapping_rows(function, zip(*iterables))


def mapping_rows(function, rows):  # as starmapping: its name tells which iterator it stands for (`generators.WRITTEN_IN_C`)
    for row in rows:
        yield function(*row)


def mapping(function, iterator):
    for item in iterator:
        yield function(item)


def filter(function, iterable, /):
    return filtering(function, hold(iterable))


def filtering(function, iterator):
    for item in iterator:
        if (item if function is None else function(item)):
            yield item


def enumerate(iterable, start=0):
    return enumerating(hold(iterable), whole_number(start))


def enumerating(iterator, index):
    for item in iterator:
        yield (index, item)
        index = index + 1


def zip(*iterables, strict=False):
    return zipping([iter(iterable) for iterable in iterables], strict)


def zipping(iterators, strict):
    while iterators:
        row = []
        for iterator in iterators:
            item = next(iterator, missing)
            if item is missing:
                if strict:
                    check_lengths(iterators, len(row))
                return
            row.append(item)
        yield (*row,)


def check_lengths(iterators, index):
    if index:
        raise ValueError(f"zip() argument {index + 1} is shorter than argument{earlier(index)}")
    index = 1
    while index < len(iterators):
        if next(iterators[index], missing) is not missing:
            raise ValueError(f"zip() argument {index + 1} is longer than argument{earlier(index)}")
        index = index + 1


def earlier(index):
    return " 1" if index == 1 else f"s 1-{index}"


def by_index(value):
    index = 0
    while True:
        try:
            item = value[index]
        except IndexError:
            return
        yield item
        index = index + 1
