"""Quel CPython exécute ce programme, et avec quel verrou global ?"""

import sys
import sysconfig

# Avant 3.13, cette fonction n'existe pas : le GIL est toujours là.
actif = getattr(sys, "_is_gil_enabled", lambda: True)()
sans_gil = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))

print("compilé pour se passer du GIL :", sans_gil)
print("GIL actif en ce moment :", actif)
