# failures: ["AttributeError"]

async def f():
    pass


print(f().frame)
