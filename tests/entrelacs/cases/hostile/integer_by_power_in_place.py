# limit: "un million de bits"

x = 3
x **= 10**9
