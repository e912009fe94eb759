import errors
from errors import check

for value in (1, -1, 0):
    try:
        print(check(value))
    except errors.Negative as error:
        print(type(error).__name__, error, error.value)
    except errors.Base as error:
        print("base", error)
raise errors.Base("the end")
