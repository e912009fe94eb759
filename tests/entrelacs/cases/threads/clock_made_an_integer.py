# refused: 5, "une durée mesurée est convertie en entier"
import time

start = time.monotonic()
print(int(time.monotonic() - start))
