# limit: "un million de bits"

x = 3
while True:
    x = x * x
