"""Ce que Python dit de ses deux horloges."""

from time import get_clock_info

murale = get_clock_info("time")
monotone = get_clock_info("monotonic")

print("time.time se règle :", murale.adjustable)
#> time.time se règle : True
print("time.monotonic se règle :", monotone.adjustable)
#> time.monotonic se règle : False
print("time.monotonic peut reculer :", not monotone.monotonic)
#> time.monotonic peut reculer : False
