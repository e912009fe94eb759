# %% what is warned of goes to the standard error, which is no part of the output
import warnings

warnings.warn("old")
warnings.warn("older", DeprecationWarning, stacklevel=2)
print("after")
# %% filters are set, and put back at the end of a catch_warnings
import warnings

warnings.filterwarnings("ignore", message="old", category=UserWarning)
with warnings.catch_warnings() as caught:
    warnings.simplefilter("ignore", DeprecationWarning)
    warnings.warn("old", DeprecationWarning)
print(caught)
warnings.resetwarnings()
# %% a catch_warnings hides no exception
import warnings

try:
    with warnings.catch_warnings():
        raise KeyError("key")
except KeyError as error:
    print(repr(error))
