"""Un délai écoulé se lit dans la valeur renvoyée."""

import threading

condition = threading.Condition()

with condition:
    print(condition.wait(timeout=0.01))
    #> False
    print(condition.wait_for(lambda: False, timeout=0.01))
    #> False
    # wait_for renvoie la valeur même de la condition.
    print(condition.wait_for(lambda: "prêt", timeout=0.01))
    #> prêt
