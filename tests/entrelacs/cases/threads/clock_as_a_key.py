# refused: 4, "une heure ou une durée mesurée sert de clé"
import time

seen = {time.time()}
