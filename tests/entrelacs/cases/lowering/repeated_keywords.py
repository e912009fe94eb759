# outcomes: ["keys\nget x\nsay 1\n__main__.function() got multiple values for keyword argument 'x'\nkeys\nget x\nsay 1\nsay 2\n__main__.function() got multiple values for keyword argument 'x'\nkeys\nget x\nsay 1\nTrue got multiple values for keyword argument 'x'\nkeys\nget x\nsay 1\n__main__.Names.method() got multiple values for keyword argument 'x'\nsay \nprint() got multiple values for keyword argument 'sep'\nsay 1\nkeys\n__main__.function() got multiple values for keyword argument 'x'\nsay 1\nkeys\nget x\nsay 2\nsay 3\nsay 4\n{'y': 1, 'x': 0, 'z': 2, 'w': 3, 'v': 4}\nsay [1]\nkeys\nget x\nsay 1\n__main__.function() got multiple values for keyword argument 'x'\nkeys\nget x\nsay 1\ndict() got multiple values for keyword argument 'x'\nkeywords must be strings\nkeys\nget x\nkeywords must be strings\nkeys\nget x\nsay 1\n__build_class__() got multiple values for keyword argument 'x'"]
# source: CPython: keyword arguments given by name in a row are gathered, then merged with what came before
class Names:
    flag = True

    def keys(self):
        print("keys")
        return ["x"]

    def __getitem__(self, key):
        print("get", key)
        return 0

    def method(self, **names):
        return names


def function(*values, **names):
    return names


def say(value):
    print("say", value)
    return value


for make in (
    lambda: function(**Names(), x=say(1)),
    lambda: function(**Names(), y=say(1), x=say(2), **Names()),
    lambda: Names.flag(**Names(), x=say(1)),
    lambda: Names().method(**Names(), x=say(1)),
    lambda: print(**{"sep": ""}, sep=say("")),
    lambda: function(x=say(1), **Names()),
    lambda: function(y=say(1), **Names(), z=say(2), **{"w": say(3)}, v=say(4)),
    lambda: function(*say([1]), **Names(), x=say(1)),
    lambda: dict(**Names(), x=say(1)),
    lambda: function(x=1, **{1: 2}),
    lambda: function(**Names(), **{1: 2}),
):
    try:
        print(make())
    except TypeError as error:
        print(error)
try:

    class Both(**Names(), x=say(1)):
        pass

except TypeError as error:
    print(error)
