# outcomes: ["0", "1"]
# source: the language reference: private names are transformed, they remain variables like others
import threading


class Job:
    def run(self):
        __value = 0

        def write():
            nonlocal __value
            __value = 1

        def read():
            print(__value)

        threads = [threading.Thread(target=f) for f in (write, read)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()


Job().run()
