"""An early return forgets to release the lock."""
import threading

lock = threading.Lock()
stock = 1
sold = []


def sell(name):
    global stock
    lock.acquire()
    if stock == 0:
        return
    stock -= 1
    sold.append(name)
    lock.release()


threads = [threading.Thread(target=sell, args=(i,)) for i in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(stock, len(sold))
