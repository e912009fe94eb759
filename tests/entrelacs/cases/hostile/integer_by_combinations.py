# limit: "un million de bits"

import math

print(math.comb(10**7, 10**6) > 0)
