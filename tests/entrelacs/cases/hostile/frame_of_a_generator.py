# refused: 7, "coulisses"

def f():
    yield


print(f().gi_frame)
