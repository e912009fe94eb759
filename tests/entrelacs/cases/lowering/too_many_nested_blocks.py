# refused: 15, "trop de blocs imbriqués"
import threading

lock = threading.RLock()
with lock:
    with lock:
        with lock:
            with lock:
                with lock:
                    with lock:
                        with lock:
                            with lock:
                                with lock:
                                    with lock:
                                        with lock:
                                            with lock:
                                                print("inside")
