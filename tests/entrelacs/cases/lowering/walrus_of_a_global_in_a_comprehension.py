# outcomes: ["1 1 [0, 1] 5"]
x = 0


def rebind():
    global x
    y = 5
    found = [(x := i) for i in range(2) if (z := i) >= sum(j for j in range(i))]
    return found, y, z


found, y, z = rebind()
print(x, z, found, y)
