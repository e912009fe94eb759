# limit: "un million de bits"

x = 1 << 10**10
