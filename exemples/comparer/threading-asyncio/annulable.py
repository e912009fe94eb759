"""Une tâche s'annule ; un fil n'a pas de méthode pour cela."""

import asyncio
import threading

print("Task.cancel :", hasattr(asyncio.Task, "cancel"))
#> Task.cancel : True
print("Thread.cancel :", hasattr(threading.Thread, "cancel"))
#> Thread.cancel : False
