# refused: 7, "coulisses"

async def f():
    pass


print(f().cr_frame.f_globals)
