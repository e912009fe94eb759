# outcomes: ["0 1 0\nTrue\nRuntimeError\nValueError\nLookupError"]
# source: the documentation of contextvars.ContextVar and Token
import contextvars

level = contextvars.ContextVar("level", default=0)
name = contextvars.ContextVar("name")
before = level.get()
token = level.set(1)
during = level.get()
level.reset(token)
print(before, during, level.get())
print(token.old_value is contextvars.Token.MISSING)
other = contextvars.copy_context().run(level.set, 2)
for attempt in (lambda: level.reset(token), lambda: level.reset(other), name.get):
    try:
        attempt()
    except (RuntimeError, ValueError, LookupError) as error:
        print(type(error).__name__)
