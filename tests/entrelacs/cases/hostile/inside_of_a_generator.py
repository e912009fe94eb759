# failures: ["AttributeError"]

def f():
    yield


print(f().machine.conflicts)
