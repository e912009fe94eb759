"""Of ``functools``, what is written in Python and calls the program."""

from ..model.functools import annotated_classes, classes_of, find_implementation, is_class, partial, update_wrapper


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        return find_implementation(cls, registry)

    def register(cls, func=None):
        if func is None:
            if is_class(cls):
                return lambda func: register(cls, func)
            func = cls
            classes = annotated_classes(func)
        else:
            classes = classes_of(cls)
        for each in classes:
            registry[each] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(type(args[0]))
            return partial(found, instance)(*args, **kwargs)

        return method


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError(f"{func!r} is not callable")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        return partial(self.func, instance, *self.args, **self.keywords)
