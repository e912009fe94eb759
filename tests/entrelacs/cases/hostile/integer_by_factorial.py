# limit: "un million de bits"

import math

print(math.factorial(10**7) > 0)
