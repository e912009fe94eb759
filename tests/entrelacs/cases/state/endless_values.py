# limit: "un million d'éléments"
import threading

numbers = [0] * 3_000_000
worker = threading.Thread(target=lambda: len(numbers))
worker.start()
worker.join()
