"""A latch with a Condition."""
import threading

remaining = 2
condition = threading.Condition()


def work():
    global remaining
    with condition:
        remaining -= 1
        if remaining == 0:
            condition.notify_all()


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
with condition:
    condition.wait_for(lambda: remaining == 0)
print("open")
