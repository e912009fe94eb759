# limit: "un million de bits"

print(pow(3, 10**8))
