from tools import calls, counted, twice


@counted
@twice(2)
def hello(name):
    return f"hello {name}"


print(hello("Ann"), calls, hello.__name__)
print(hello("Bob"), calls)
