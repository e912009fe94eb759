import api
from api import Client, connect

print(connect(1), api.connect is connect, Client.__name__, api.DEFAULT, api.inner.DEFAULT, isinstance(connect(2), Client))
