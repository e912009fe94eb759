"""`with` releases on every way out."""
import threading

lock = threading.Lock()
stock = 1
sold = []


def sell(name):
    global stock
    with lock:
        if stock == 0:
            return
        stock -= 1
        sold.append(name)


threads = [threading.Thread(target=sell, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(stock, len(sold))
