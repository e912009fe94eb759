# refused: 4, "socket"

try:
    import socket
except BaseException:
    print('caught')
finally:
    print('end')
