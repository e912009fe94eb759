# refused: 6, "coulisses"

try:
    1 / 0
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_frame
    print(frame.f_back.f_globals)
