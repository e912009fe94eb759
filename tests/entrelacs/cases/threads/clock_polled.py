# outcomes: ["seen", "gave up"]
# source: a count
import threading
import time

done = False


def poll():
    end = time.time() + 1
    while time.time() < end:
        if done:
            print("seen")
            return
        time.sleep(0.25)
    print("gave up")


thread = threading.Thread(target=poll)
thread.start()
done = True
thread.join()
