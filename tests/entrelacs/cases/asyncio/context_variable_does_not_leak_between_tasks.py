# outcomes: ["a a\nb b", "b b\na a"]
# source: the documentation of contextvars: what thread-local variables cannot do, since tasks share their thread
import asyncio
import contextvars

tenant = contextvars.ContextVar("tenant")


async def handle(name):
    tenant.set(name)
    await asyncio.sleep(0)
    print(name, tenant.get())


async def main():
    await asyncio.gather(handle("a"), handle("b"))


asyncio.run(main())
