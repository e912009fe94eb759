from . import inner
from .inner import DEFAULT, Client
from .inner import make as connect

__all__ = ["Client", "DEFAULT", "connect"]
