# %% an asynchronous context manager as a decorator
import asyncio
from contextlib import asynccontextmanager, contextmanager, AsyncContextDecorator, ContextDecorator
log = []
@asynccontextmanager
async def span(name, hide=False):
    log.append(f"+{name}")
    try: yield name
    except ValueError:
        log.append("err")
        if not hide: raise
    finally: log.append(f"-{name}")
@span("a")
async def f(x):
    "doc"
    await asyncio.sleep(0)
    log.append(f"f{x}")
    return x
@span("b", hide=True)
async def g(): raise ValueError("v")
@span("c")
async def h(): raise ValueError("w")
class Mine(AsyncContextDecorator):
    async def __aenter__(self): log.append("in"); return self
    async def __aexit__(self, *a): log.append("out"); return False
@Mine()
async def k(): return "k"
async def main():
    print(await f(1), await f(2), f.__name__, f.__doc__, asyncio.iscoroutinefunction(f), await g(), await k())
    try: await h()
    except ValueError as e: print(e)
    print(log)
    print(await asyncio.gather(f(3), return_exceptions=True))
asyncio.run(main())
# %% asynchronous contexts
import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing, AbstractAsyncContextManager
@asynccontextmanager
async def conn(n):
    await asyncio.sleep(0)
    print("open", n)
    try: yield n
    finally:
        await asyncio.sleep(0); print("close", n)
class Pool:
    async def __aenter__(self): print("pool"); return self
    async def __aexit__(self, t, e, tb): print("end", t and t.__name__, e); return t is KeyError
    async def __aiter__(self):
        for i in range(3): yield i
async def gen():
    try:
        for i in range(5): yield i; await asyncio.sleep(0)
    finally: print("gen closed")
async def main():
    async with conn(1) as a, conn(2) as b: print(a + b)
    async with AsyncExitStack() as st:
        xs = [await st.enter_async_context(conn(i)) for i in range(2)]
        st.push_async_callback(asyncio.sleep, 0)
        st.callback(print, "sync cb")
        print(xs)
    async with Pool(): raise KeyError("q")
    async with aclosing(gen()) as g:
        async for i in g:
            if i == 2: break
    print([i async for i in Pool()], {i: i * 2 async for i in gen() if i % 2}, sum([i async for i in gen()]))
    try:
        async with conn(3): raise ValueError("boom")
    except ValueError as e: print(e)
asyncio.run(main())
# %% asynchronous generators
import asyncio
async def ticker(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
            await asyncio.sleep(0)
    except ValueError as e: print("thrown", e); yield "recovered"
    finally: print("closed")
class Range:
    def __init__(self, n): self.n = n; self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1; await asyncio.sleep(0); return self.i
async def main():
    t = ticker(3); print(await anext(t), await t.asend("x"), await t.athrow(ValueError("v")), await anext(t, "dflt"))
    print([x async for x in Range(3)], [x async for x in Range(5) if x % 2 if x > 1], {x async for x in Range(2)}, [await asyncio.sleep(0, x) for x in range(2)])
    t = ticker(5)
    async for x in t:
        if x == 1: break
    else: print("never")
    await t.aclose()
    g = (x * 2 async for x in Range(3)); print([y async for y in g])
    async def emit():
        async for x in Range(2): yield x
        yield 99
    print([x async for x in emit()])
    async for a in Range(1): print("last", a)
    else: print("else")
    try: await anext(Range(0))
    except StopAsyncIteration: print("SAI")
    i = aiter(Range(1)); print(await anext(i), await anext(i, None))
asyncio.run(main())
# %% a pool given to run_in_executor
import asyncio
from concurrent.futures import ThreadPoolExecutor
import functools, threading
def work(x, k=1):
    if x < 0: raise ValueError(x)
    return x * k, threading.current_thread().name
async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="p") as pool:
        print(await loop.run_in_executor(pool, work, 3))
        print(await asyncio.gather(*(loop.run_in_executor(pool, functools.partial(work, i, k=2)) for i in range(2))))
        try: await loop.run_in_executor(pool, work, -1)
        except ValueError as e: print(repr(e))
        f = loop.run_in_executor(pool, work, 4); print(asyncio.isfuture(f), f.done() if False else "", (await f)[0])
    try: await loop.run_in_executor(pool, work, 3)
    except RuntimeError as e: print(e)
asyncio.run(main())
# %% a subclass of Thread
import threading, time
class Worker(threading.Thread):
    count = 0
    lock = threading.Lock()
    def __init__(self, n, *args, **kw):
        super().__init__(name=f"w{n}", daemon=True, *args, **kw)
        self.n = n; self.result = None; self.error = None; self._stop_event = threading.Event()
    def run(self):
        try:
            self.result = self.compute()
        except Exception as e: self.error = e
        with Worker.lock: Worker.count += 1
    def compute(self):
        if self.n == 0: raise ValueError("zero")
        return 10 // self.n
    def stop(self): self._stop_event.set()
    def join(self, timeout=None):
        super().join(timeout)
        return self.result
ws = [Worker(i) for i in range(2)]
for w in ws: w.start()
print([w.join() for w in ws], [repr(w.error) for w in ws], Worker.count, [w.is_alive() for w in ws], ws[0].daemon, ws[0].name)
for bad in (lambda: ws[0].start(), lambda: threading.Thread().join(), lambda: threading.current_thread().join(), lambda: setattr(ws[0], "daemon", False) if False else threading.Thread(group=1)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(threading.current_thread() is threading.main_thread(), threading.main_thread().name, threading.active_count(), [t.name for t in threading.enumerate()], threading.get_ident() == threading.main_thread().ident)
# %% thread-local values
import threading
class L(threading.local):
    def __init__(self, start=5): self.v = start; self.log = []
loc = L(7); plain = threading.local(); plain.x = 1
res = {}
def w(i):
    loc.v += i; loc.log.append(i); res[i] = (loc.v, loc.log, hasattr(plain, "x"), getattr(plain, "x", None)); plain.x = i
ts = [threading.Thread(target=w, args=(i,)) for i in range(1, 3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(res.items()), loc.v, plain.x, plain.__dict__ if False else "")
try: plain.nope
except AttributeError as e: print(e)
# %% a singleton under a lock
import threading
class Config:
    _instance: "Config | None" = None
    _lock = threading.Lock()
    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls._instance = super().__new__(cls)
                    cls._instance.values = {}
        return cls._instance
got = []
def w(): got.append(Config())
ts = [threading.Thread(target=w) for _ in range(2)]
[t.start() for t in ts]; [t.join() for t in ts]
print(got[0] is got[1], len(got), got[0].values)
# %% a decorator that locks
import threading, functools
def synchronized(lock=None):
    def deco(f):
        l = lock or threading.RLock()
        @functools.wraps(f)
        def inner(*a, **k):
            with l: return f(*a, **k)
        inner.lock = l
        return inner
    return deco
class Counter:
    def __init__(self): self._n = 0; self._lock = threading.RLock()
    @property
    def n(self):
        with self._lock: return self._n
    @synchronized()
    def inc(self, by=1): self._n += by; return self
    def __enter__(self): self._lock.acquire(); return self
    def __exit__(self, *a): self._lock.release()
    def __iadd__(self, k): return self.inc(k)
c = Counter()
def w():
    global c
    c.inc().inc(2)
    with c: c.inc()
ts = [threading.Thread(target=w) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(c.n, Counter.inc.__name__)
# %% locks in every way
import threading
l = threading.Lock(); r = threading.RLock(); s = threading.BoundedSemaphore(2); e = threading.Event(); c = threading.Condition(l); b = threading.Barrier(1)
print(l.acquire(blocking=False), l.locked(), l.acquire(False), l.acquire(timeout=0.01)); l.release()
with r, r: print("re")
for bad in (l.release, r.release, lambda: s.release(), lambda: c.notify(), lambda: c.wait(), lambda: threading.Semaphore(-1), lambda: l.acquire(False, 1), lambda: l.acquire(timeout=-2), lambda: threading.Barrier(0)):
    try: bad(); print("fine")
    except Exception as x: print(type(x).__name__, x)
with s: print(s.acquire(timeout=0), s.acquire(blocking=False)); s.release()
print(e.is_set(), e.wait(0.01), e.set(), e.wait(), e.is_set()); e.clear()
with c: print(c.wait(0.001), c.wait_for(lambda: True), c.wait_for(lambda: 0, timeout=0.01))
print(b.wait(), b.parties, b.n_waiting, b.broken, bool(l))
# %% queues
import queue, threading
from dataclasses import dataclass, field
from typing import Any
@dataclass(order=True)
class Item:
    priority: int
    data: Any = field(compare=False)
q: queue.PriorityQueue[Item] = queue.PriorityQueue()
for p, d in ((3, "c"), (1, "a"), (2, "b")): q.put(Item(p, d))
print([q.get().data for _ in range(3)], q.empty(), q.qsize(), q.full())
f = queue.Queue(maxsize=1); f.put(1)
for bad in (lambda: f.put(2, block=False), lambda: f.put_nowait(2), lambda: f.put(2, timeout=0.01), lambda: (f.get(), f.get(False)), lambda: f.get(timeout=0.01), lambda: f.get_nowait(), lambda: f.get(timeout=-1), lambda: f.task_done() or f.task_done()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
DONE = object()
work: queue.Queue = queue.Queue(); results = queue.SimpleQueue()
def consumer():
    while (item := work.get()) is not DONE:
        try: results.put(item * item)
        finally: work.task_done()
    work.task_done()
t = threading.Thread(target=consumer); t.start()
for i in range(2): work.put(i)
work.join(); work.put(DONE); t.join()
print([results.get() for _ in range(results.qsize())], results.empty())
l = queue.LifoQueue(); l.put("a"); l.put("b"); print(l.get(), list(iter(l.get_nowait, None)) if False else l.get())
def drain(q):
    while True:
        try: yield q.get_nowait()
        except queue.Empty: return
work.put(1); work.put(2); print(list(drain(work)), isinstance(queue.Empty(), Exception))
# %% runners
import asyncio
async def f(x): await asyncio.sleep(0); return x
with asyncio.Runner() as r: print(r.run(f(1)), r.run(f(2)), r.get_loop() is not None)
loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop)
try: print(loop.run_until_complete(f(3)), loop.run_until_complete(asyncio.gather(f(1), f(2))) if False else "")
finally: loop.close()
print(loop.is_closed())
try: asyncio.run(f)
except ValueError as e: print(type(e).__name__)
except TypeError as e: print(type(e).__name__)
async def fails(): raise LookupError("no")
try: asyncio.run(fails())
except LookupError as e: print(repr(e))
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
async def nested():
    c = f(1)
    try: asyncio.run(c)
    except RuntimeError as e: print(e)
    finally: c.close()
asyncio.run(nested())
# %% a server without network
import asyncio
from dataclasses import dataclass, field
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
@dataclass
class Request:
    path: str
    body: dict[str, object] = field(default_factory=dict)
@dataclass
class Response:
    status: int = 200
    body: str = ""
from typing import Any as Handler
class App:
    def __init__(self) -> None: self.routes: dict[str, Handler] = {}; self.middleware: list[Callable[[Handler], Handler]] = []
    def route(self, path: str) -> Callable[[Handler], Handler]:
        def deco(f: Handler) -> Handler: self.routes[path] = f; return f
        return deco
    async def __call__(self, r: Request) -> Response:
        h = self.routes.get(r.path, self.missing)
        for m in reversed(self.middleware): h = m(h)
        try: return await h(r)
        except Exception as e: return Response(500, f"{type(e).__name__}: {e}")
    async def missing(self, r: Request) -> Response: return Response(404, r.path)
app = App()
def log(h: Handler) -> Handler:
    async def inner(r: Request) -> Response:
        print("->", r.path); res = await h(r); print("<-", res.status); return res
    return inner
app.middleware.append(log)
@app.route("/")
async def home(r: Request) -> Response: await asyncio.sleep(0); return Response(body="home")
@app.route("/err")
async def err(r): raise KeyError("x")
@asynccontextmanager
async def lifespan() -> AsyncIterator[App]:
    print("up"); yield app; print("down")
async def main() -> None:
    async with lifespan() as a:
        for p in ("/", "/err", "/nope"): print(await a(Request(p)))
if __name__ == "__main__":
    asyncio.run(main())
# %% awaitable objects
import asyncio
class Aw:
    def __await__(self): yield from asyncio.sleep(0).__await__(); return 7
class Lazy:
    def __init__(self, f): self.f, self.task = f, None
    def __await__(self):
        if self.task is None: self.task = asyncio.ensure_future(self.f())
        return self.task.__await__()
async def f(): print("once"); return 3
async def gen_producer(q):
    for i in range(2): await q.put(i)
    await q.put(None)
async def main():
    l = Lazy(f); print(await Aw(), await l, await l)
    q = asyncio.Queue(maxsize=1); t = asyncio.create_task(gen_producer(q))
    while (x := await q.get()) is not None: print(x)
    await t
    cb = []; t = asyncio.create_task(f()); t.add_done_callback(lambda t: cb.append(t.result())); await t; await asyncio.sleep(0); print(cb)
    fut = asyncio.get_running_loop().create_future(); fut.set_exception(ValueError("f"))
    try: await fut
    except ValueError as e: print(e)
    try: await 3
    except TypeError as e: print(e)
    c = f(); await c
    try: await c
    except RuntimeError as e: print(e)
asyncio.run(main())
# %% a limiter
import asyncio, random
class Limiter:
    def __init__(self, n): self.sem = asyncio.Semaphore(n); self.now = self.peak = 0
    async def __aenter__(self): await self.sem.acquire(); self.now += 1; self.peak = max(self.peak, self.now); return self
    async def __aexit__(self, *a): self.now -= 1; self.sem.release()
async def job(l, i):
    async with l: await asyncio.sleep(0.01); return i * i
async def main():
    l = Limiter(1); r = await asyncio.gather(*[job(l, i) for i in range(2)]); print(r, l.peak)
    results = await asyncio.gather(*(asyncio.wait_for(job(l, i), timeout=None) for i in range(2))); print(results)
asyncio.run(main())
# %% a pipeline of threads
from __future__ import annotations
import threading, queue, logging
from dataclasses import dataclass
from typing import Callable, Iterable, Optional
@dataclass(frozen=True)
class Job: id: int; payload: str
class Stop: ...
class Stage(threading.Thread):
    def __init__(self, name: str, fn: Callable[[Job], Job], inbox: queue.Queue[Job | Stop], outbox: Optional[queue.Queue] = None):
        super().__init__(name=name); self.fn = fn; self.inbox = inbox; self.outbox = outbox; self.errors: list[Exception] = []
    def run(self) -> None:
        while not isinstance(job := self.inbox.get(), Stop):
            try: res = self.fn(job)
            except Exception as e: self.errors.append(e)
            else:
                if self.outbox: self.outbox.put(res)
        if self.outbox is not None: self.outbox.put(Stop())
a: queue.Queue = queue.Queue(); b: queue.Queue = queue.Queue()
s = Stage("up", lambda j: Job(j.id, j.payload.upper()), a, b); s.start()
for i, p in enumerate(["x", 3]): a.put(Job(i, p))
a.put(Stop()); s.join()
out = []
while not isinstance(x := b.get(), Stop): out.append(x)
print(out, s.errors)
# %% readers and writers
import threading
from contextlib import contextmanager
from typing import Iterator
class RWLock:
    def __init__(self) -> None: self._readers = 0; self._cond = threading.Condition(threading.Lock())
    @contextmanager
    def read(self) -> Iterator[None]:
        with self._cond: self._readers += 1
        try: yield
        finally:
            with self._cond:
                self._readers -= 1
                if not self._readers: self._cond.notify_all()
    @contextmanager
    def write(self) -> Iterator[None]:
        with self._cond:
            while self._readers: self._cond.wait()
            yield
rw = RWLock(); data = {"v": 0}; seen = set()
def reader():
    with rw.read(): a = data["v"]; b = data["v"]; seen.add(a == b)
def writer():
    with rw.write(): data["v"] += 1; data["v"] += 1
ts = [threading.Thread(target=f) for f in (reader, writer)]
[t.start() for t in ts]; [t.join() for t in ts]; print(seen, data)
# %% a limiter with a clock of its own
import time, threading
from collections import deque
class Fake:
    def __init__(self): self.t = 0.0
    def __call__(self): return self.t
    def sleep(self, d): self.t += d
class Limiter:
    def __init__(self, n, per, clock=time.monotonic, sleep=time.sleep): self.n, self.per, self.clock, self.sleep = n, per, clock, sleep; self.seen = deque(); self.lock = threading.Lock()
    def __enter__(self):
        with self.lock:
            now = self.clock()
            while self.seen and now - self.seen[0] >= self.per: self.seen.popleft()
            if len(self.seen) >= self.n: self.sleep(self.per - (now - self.seen[0])); self.seen.popleft()
            self.seen.append(self.clock())
        return self
    def __exit__(self, *exc): return None
c = Fake(); l = Limiter(2, 1.0, c, c.sleep)
for i in range(5):
    with l: pass
print(c.t, list(l.seen))
# %% a pool of connections
import asyncio, enum, dataclasses, contextlib
from typing import AsyncIterator, Self
class S(enum.Enum): NEW = enum.auto(); OPEN = enum.auto(); CLOSED = enum.auto()
class Conn:
    def __init__(self, name: str) -> None: self.name, self.state, self.sent = name, S.NEW, []
    async def __aenter__(self) -> Self: self.state = S.OPEN; return self
    async def __aexit__(self, *exc: object) -> None: self.state = S.CLOSED
    async def send(self, x: str) -> int:
        if self.state is not S.OPEN: raise ConnectionError(f"{self.name} is {self.state.name}")
        await asyncio.sleep(0); self.sent.append(x); return len(x)
class Pool:
    def __init__(self, n: int) -> None: self.q: asyncio.Queue[Conn] = asyncio.Queue(); [self.q.put_nowait(Conn(f"c{i}")) for i in range(n)]
    @contextlib.asynccontextmanager
    async def get(self) -> AsyncIterator[Conn]:
        c = await self.q.get()
        try:
            async with c: yield c
        finally: self.q.put_nowait(c)
async def main() -> None:
    p = Pool(1)
    async def job(i: int) -> int:
        async with p.get() as c: return await c.send(f"m{i}" * i)
    print(await asyncio.gather(job(1), job(2)), p.q.qsize())
    async with p.get() as c: pass
    try: await c.send("x")
    except ConnectionError as e: print(e)
asyncio.run(main())
# %% threads, 1
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    f = Future(); f.set_exception(ValueError("x")); print(repr(f.exception())); f.result()
except Exception as error:
    print(type(error).__name__, error)

try:
    q = queue.Queue(); q.task_done()
except Exception as error:
    print(type(error).__name__, error)

try:
    print(repr(time.sleep("a")))
except Exception as error:
    print(type(error).__name__, error)

try:
    with contextlib.redirect_stdout(io.StringIO()) as s: print("x")
    print(repr(s.getvalue()))
except Exception as error:
    print(type(error).__name__, error)
# %% threads, waiting, 1
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    def f(): return threading.current_thread().name
    r = []
    t = threading.Thread(target=lambda: r.append(f())); t.start(); t.join(); print(r, t.name, t.daemon, t.ident is not None, t.native_id is not None)
except Exception as error:
    print(type(error).__name__, error)
# %% threads, waiting, 2
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    class T(threading.Thread):
        def __init__(self, q): threading.Thread.__init__(self); self.q = q; self.daemon = True
        def run(self):
            for x in iter(self.q.get, None): out.append(x)
    out = []; q = queue.Queue(); t = T(q); t.start(); [q.put(x) for x in (1, 2, None)]; t.join(); print(out)
except Exception as error:
    print(type(error).__name__, error)
# %% threads, waiting, 3
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    b = threading.Barrier(2, action=lambda: print("act"))
    t = threading.Thread(target=b.wait); t.start(); i = b.wait(); t.join(); print(i in (0, 1), b.n_waiting)
except Exception as error:
    print(type(error).__name__, error)
# %% threads, waiting, 4
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    e = threading.Event()
    t = threading.Thread(target=e.set); t.start(); print(e.wait(), e.is_set()); t.join()
except Exception as error:
    print(type(error).__name__, error)
# %% threads, waiting, 5
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    threading.Thread(target=lambda: 1 / 0, name="bad") and print("ok")
except Exception as error:
    print(type(error).__name__, error)
# %% threads, waiting, 6
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    results = [None] * 2
    def w(i): results[i] = i ** 2
    ts = [threading.Thread(target=w, args=(i,)) for i in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(results)
except Exception as error:
    print(type(error).__name__, error)
# %% threads, waiting, 7
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    with ThreadPoolExecutor(1) as ex:
        f = ex.submit(lambda: 3); f.add_done_callback(lambda f: print("cb", f.result()))
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, 1
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    c = asyncio.sleep(0); c.close(); print("closed")
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, waiting, 1
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    async def m(): return 1
    print(asyncio.run(m()))
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, waiting, 2
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    async def w(x): return x
    async def m():
        async with asyncio.TaskGroup() as tg: ts = [tg.create_task(w(i)) for i in range(2)]
        return [t.result() for t in ts]
    print(asyncio.run(m()))
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, waiting, 3
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    async def m():
        e = asyncio.Event(); t = asyncio.create_task(e.wait()); await asyncio.sleep(0); e.set(); return await t, e.is_set()
    print(asyncio.run(m()))
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, waiting, 4
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    async def m():
        f = asyncio.get_running_loop().create_future(); f.set_result(1); return await f, f.done(), f.result(), f.exception(), f.cancelled()
    print(asyncio.run(m()))
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, waiting, 5
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    async def m(): return await asyncio.gather(*[asyncio.to_thread(pow, i, 2) for i in range(2)])
    print(asyncio.run(m()))
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, waiting, 6
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    @contextlib.asynccontextmanager
    async def cm():
        print("in")
        try: yield 5
        finally: print("out")
    async def m():
        async with cm() as v, cm(): print(v)
    asyncio.run(m())
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, waiting, 7
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    async def m():
        b = asyncio.Barrier(2)
        return sorted(await asyncio.gather(b.wait(), b.wait()))
    print(asyncio.run(m()))
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, waiting, 8
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    async def m():
        print(await asyncio.sleep(0.01, "x"), asyncio.get_event_loop() is asyncio.get_running_loop())
    asyncio.run(m())
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, waiting, 9
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    async def m():
        async for x in [1]: pass
    asyncio.run(m())
except Exception as error:
    print(type(error).__name__, error)
# %% tasks, waiting, 10
import threading, queue, asyncio, time, contextlib, functools, itertools, collections, logging, io, sys, json, re
from concurrent.futures import ThreadPoolExecutor, Future, as_completed, wait
try:
    loop = asyncio.new_event_loop(); print(loop.run_until_complete(asyncio.sleep(0, "r"))); loop.close()
except Exception as error:
    print(type(error).__name__, error)
