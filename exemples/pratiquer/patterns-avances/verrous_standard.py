"""Les verrous que threading publie : aucun pour des lecteurs."""

import threading

print([nom for nom in threading.__all__ if "Lock" in nom])
#> ['Lock', 'RLock']
