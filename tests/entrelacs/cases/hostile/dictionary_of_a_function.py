# refused: 7, "__dict__"

def f():
    pass


f.__dict__['mark'] = 1
print(f.mark)
