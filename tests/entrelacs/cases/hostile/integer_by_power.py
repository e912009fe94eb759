# limit: "un million de bits"

x = 10 ** 10**8
print(x > 0)
