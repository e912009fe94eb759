"""Two threads print two lines each: six orders."""
import threading


def speak(name):
    print(name, 1)
    print(name, 2)


threads = [threading.Thread(target=speak, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
