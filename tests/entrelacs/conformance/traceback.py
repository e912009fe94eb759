# %% what is printed on the standard error is no part of the output
import traceback

try:
    1 / 0
except ZeroDivisionError as error:
    traceback.print_exc()
    traceback.print_exception(error)
print("after")
