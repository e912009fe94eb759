# refused: 4, "elle n'a pas d'origine connue"
import time

print(time.monotonic() > 60)
