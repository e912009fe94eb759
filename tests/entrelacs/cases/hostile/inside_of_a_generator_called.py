# failures: ["AttributeError"]

def f():
    yield


print(f().resume(None, None))
