"""`functools.reduce`, and the caches around the functions of the program."""


def reduce(function, iterable, /, initial=missing):
    value = initial
    for item in iterable:
        value = item if value is missing else function(value, item)
    if value is missing:
        raise TypeError("reduce() of empty iterable with no initial value")
    return value


def cached(function, key_of, find, store, clear, info, parameters):
    def cached(*arguments, **keywords):
        key = key_of(arguments, keywords)
        value = find(key)
        if value is missing:
            value = function(*arguments, **keywords)
            store(key, value)
        return value
    update_wrapper(cached, function)
    cached.cache_clear = clear
    cached.cache_info = info
    cached.cache_parameters = parameters
    return cached


def cache(function, /):
    return cached(function, *new_cache(None, False))


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return cached(maxsize, *new_cache(128, typed))
    return lambda function: cached(function, *new_cache(maxsize, typed))
