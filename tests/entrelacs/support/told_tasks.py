"""Small programs with asyncio, and events that must be told of each."""

from entrelacs import Event

IMPORTS = "import asyncio, threading, time\n"
A, B, C = (1, "Task-1"), (2, "Task-2"), (3, "Task-3")
PROGRAMS = {
    "tasks": (
        """
        n = 0
        async def more():
            global n
            seen = n
            await asyncio.sleep(0)
            n = seen + 1
        async def main():
            await asyncio.gather(more(), more())
        asyncio.run(main())
        """,
        [
            Event("begin"), Event("create_task", "Task-2"), Event("go_on"), Event("drain_loop"), Event("read", "n", "0"),
            Event("write", "n", "1"), Event("await", "Task-2", also=("Task-3",), holders=(B, C)), Event("pass_on", "gather"),
            Event("receive_result", "Task-2", also=("Task-3",)), Event("run_loop", "Task-1", holders=(A,)), Event("leave_loop"),
        ],
    ),
    "delays and cancellations": (
        """
        async def work():
            await asyncio.sleep(2)
        async def main():
            task = asyncio.create_task(work())
            asyncio.get_running_loop().call_soon(len, [])
            try:
                async with asyncio.timeout(1):
                    await task
            except TimeoutError:
                pass
            await asyncio.wait([task], timeout=3)
            asyncio.create_task(work())
        asyncio.run(main())
        """,
        [
            Event("wake", amount=2.0), Event("expire", amount=1.0), Event("learn_cancellation"),
            Event("call_back", "len()"), Event("see_finished", "Task-2", amount=1), Event("cancel_rest"),
            Event("await", "Task-2", holders=(B,)),
        ],
    ),
    "a task that keeps its loop": (
        """
        lock = threading.Lock()
        async def idle():
            pass
        async def main():
            asyncio.create_task(idle())
            lock.acquire()
            lock.acquire()
        asyncio.run(main())
        """,
        [Event("await_turn", "Task-1", holders=(A,)), Event("await_lock", "lock", holders=(A,))],
    ),
    "a wait that is given up": (
        """
        async def main():
            future = asyncio.get_running_loop().create_future()
            await asyncio.wait([future], timeout=1)
            await future
        asyncio.run(main())
        """,
        [Event("give_up_all"), Event("await", "future", choice="unfilled"), Event("run_loop", "Task-1", holders=(A,))],
    ),
    "groups": (
        """
        async def fail():
            raise ValueError
        async def main():
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(fail())
            except* ValueError:
                pass
        asyncio.run(main())
        """,
        [Event("report_failure"), Event("see_finished", "Task-2", amount=1)],
    ),
    "primitives of tasks": (
        """
        async def main():
            lock, queue, barrier = asyncio.Lock(), asyncio.Queue(1), asyncio.Barrier(2)
            event, tokens = asyncio.Event(), asyncio.Semaphore(1)
            async def other():
                async with lock:
                    await asyncio.sleep(0)
                await queue.get()
                await asyncio.sleep(0)
                await queue.get()
                queue.task_done(); queue.task_done()
                await tokens.acquire()
                event.set()
                await barrier.wait()
            await tokens.acquire()
            task = asyncio.create_task(other())
            async with lock:
                await asyncio.sleep(0)
            await queue.put(1)
            await queue.put(2)
            await queue.join()
            tokens.release()
            await event.wait()
            await barrier.wait()
        asyncio.run(main())
        """,
        [
            Event("obtain", "lock"), Event("await_lock", "lock", holders=(A,)), Event("await_room", "queue"),
            Event("find_room", "queue"), Event("await_item", "queue"), Event("find_item", "queue"), Event("await_end", "queue"),
            Event("find_finished", "queue"), Event("await_token", "tokens"), Event("await_flag", "event"),
            Event("await_opening", "barrier", amount=1, of=2),
        ],
    ),
    "a loop and a thread": (
        """
        ready = threading.Event()
        async def answer():
            return 1
        async def main():
            global loop
            loop = asyncio.get_running_loop()
            ready.set()
            await asyncio.to_thread(len, [])
        def ask():
            ready.wait()
            asyncio.run_coroutine_threadsafe(answer(), loop)
        a = threading.Thread(target=ask, name="A")
        a.start()
        async def whole():
            await main()
            await asyncio.to_thread(a.join)
        asyncio.run(whole())
        """,
        [Event("post"), Event("receive_coroutine")],
    ),
    "a loop that sleeps": (
        """
        async def main():
            global future
            future = asyncio.get_running_loop().create_future()
            started.set()
            await future
        started = threading.Event()
        def fill():
            started.wait()
            future.set_result(1)
        threading.Thread(target=fill, name="A").start()
        asyncio.run(main())
        """,
        [
            Event("await_awakening"), Event("call", "future.set_result()", choice="unheard"), Event("call", "future.set_result()"),
            Event("read", "future.done()", "False"),
        ],
    ),
    "loops by hand": (
        """
        loop = asyncio.new_event_loop()
        threading.Thread(target=loop.run_forever, name="A", daemon=True).start()
        loop.call_soon_threadsafe(loop.stop)
        """,
        [Event("run_endless_loop")],
    ),
}
