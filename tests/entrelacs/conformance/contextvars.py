# %% a variable set and put back
import contextvars

v = contextvars.ContextVar("v", default=0)
token = v.set(1)
print(v.get(), token.old_value is contextvars.Token.MISSING, token.var is v)
v.reset(token)
print(v.get())

# %% a token serves once
import contextvars

v = contextvars.ContextVar("v")
token = v.set(1)
v.reset(token)
try:
    v.reset(token)
except RuntimeError:
    print("used already")

# %% a variable without a value
import contextvars

v = contextvars.ContextVar("v")
print(v.get("given"))
try:
    v.get()
except LookupError as error:
    print(type(error).__name__)

# %% what is set in a copied context stays there
import contextvars

v = contextvars.ContextVar("v", default=0)
v.set(1)
context = contextvars.copy_context()
print(context.run(v.set, 2) is None, v.get(), context[v], v in context, len(context))

# %% a task changes its copy of the context
import asyncio
import contextvars

v = contextvars.ContextVar("v", default="outer")


async def change():
    v.set("inner")
    return v.get()


async def main():
    print(await asyncio.create_task(change()), v.get())
    print(await change(), v.get())


asyncio.run(main())

# %% a context that GeneratorExit leaves may be entered again
import contextvars

color = contextvars.ContextVar("color", default="bleu")
context = contextvars.copy_context()


def leave():
    color.set("rouge")
    raise GeneratorExit("parti")


for _ in range(2):
    try:
        context.run(leave)
    except GeneratorExit as error:
        print(error, color.get())
