# failures: ["RecursionError"]

def f():
    return f()


f()
