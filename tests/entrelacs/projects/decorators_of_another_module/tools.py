import functools

calls = []


def counted(function):
    @functools.wraps(function)
    def inner(*arguments):
        calls.append(function.__name__)
        return function(*arguments)

    return inner


def twice(times):
    def around(function):
        @functools.wraps(function)
        def inner(*arguments):
            return " ".join([function(*arguments)] * times)

        return inner

    return around
