# outcomes: ["", "one", "one\ntwo"]
# source: threading, "Daemon threads are abruptly stopped at shutdown"
import asyncio
import threading


async def main():
    print("one")
    await asyncio.sleep(0)
    print("two")


threading.Thread(target=lambda: asyncio.run(main()), daemon=True).start()
