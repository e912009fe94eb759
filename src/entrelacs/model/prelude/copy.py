"""`copy`, and the functions of `dataclasses` that copy: one object after the other."""


def copy(x):
    how = copied_how(x, "__copy__")
    if how == "same":
        return x
    if how == "method":
        return x.__copy__()
    if how == "instance":
        return filled(fresh(x), attributes_of(x))
    return native_copy(x)


def deepcopy(x, memo=None):
    how = copied_how(x, "__deepcopy__")
    if how == "same":
        return x
    if memo is None:
        memo = {}
    known = remembered(memo, x)
    if known is not missing:
        return known
    if how == "method":
        made = x.__deepcopy__(memo)
        remember(memo, x, made)
    elif how == "list":
        made = []
        remember(memo, x, made)
        for item in x:
            made.append(deepcopy(item, memo))
    elif how == "dict":
        made = {}
        remember(memo, x, made)
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif how == "tuple":
        made = (*[deepcopy(item, memo) for item in x],)
        known = remembered(memo, x)
        if known is not missing:
            return known
        if same_items(made, x):
            return x
        remember(memo, x, made)
    elif how == "items":
        made = gathered(x, [deepcopy(item, memo) for item in [*x]])
        remember(memo, x, made)
    elif how == "instance":
        made = fresh(x)
        remember(memo, x, made)
        state = {}
        for name in names_of(x):
            state[name] = deepcopy(stored(x, name), memo)
        filled(made, state)
    else:
        made = native_deepcopy(x)
        remember(memo, x, made)
    return made


def asdict(obj, *, dict_factory=dict):
    field_names(obj, "asdict")
    return _fields_in(obj, dict_factory, True)


def astuple(obj, *, tuple_factory=tuple):
    field_names(obj, "astuple")
    return _fields_in(obj, tuple_factory, False)


def _fields_in(value, factory, named):
    names = field_names(value, "")
    if names is not None:
        found = []
        for name in names:
            item = _fields_in(getattr(value, name), factory, named)
            found.append((name, item) if named else item)
        return factory(found)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_fields_in(item, factory, named) for item in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_fields_in(item, factory, named) for item in value])
    if isinstance(value, dict):
        pairs = []
        for key, item in value.items():
            pairs.append((_fields_in(key, factory, named), _fields_in(item, factory, named)))
        return filled_like(value, pairs)
    return deepcopy(value)


def replace(obj, /, **changes):
    for name in kept_fields(obj, changes):
        changes[name] = getattr(obj, name)
    return type(obj)(**changes)
