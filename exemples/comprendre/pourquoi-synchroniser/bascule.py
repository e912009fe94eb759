"""Au bout de combien de temps l'interpréteur demande un changement."""

import sys

delai = sys.getswitchinterval()
print(f"{delai * 1000:.0f} ms")
#> 5 ms
