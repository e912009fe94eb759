registered = {}


def register(function):
    registered[function.__name__] = function
    return function
