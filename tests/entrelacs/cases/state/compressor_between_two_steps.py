# refused: 9, "zlib.Compress ne peut pas être décrit en entier dans un état"
import threading
import zlib

lock = threading.Lock()

def work():
    compressor = zlib.compressobj()
    with lock:
        compressor.compress(b"a")


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
