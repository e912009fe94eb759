# outcomes: ["0 1\nchild\nend", "1 0\nchild\nend"]
# source: https://docs.python.org/3/library/time.html#time.sleep
import asyncio
import random
import threading
import time

order = []


def work(number):
    time.sleep(random.random() * 0.1 + 0.01)
    time.sleep(round(random.uniform(0.1, 0.3), 2))
    time.sleep(random.randint(1, 3) / 100)
    order.append(number)


async def main():
    delay = random.expovariate(10)
    delay += 0.1
    await asyncio.sleep(delay)
    print("child")


threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(timeout=None)
print(*order)
asyncio.run(main())
never = threading.Event()
assert not never.wait(random.random())
print("end")
