# outcomes: ["other\n0 end", "1 end"]
# source: https://docs.python.org/3/library/contextlib.html#contextlib.redirect_stdout
import contextlib
import io
import threading

text = io.StringIO()
thread = threading.Thread(target=print, args=("other",))
thread.start()
with contextlib.redirect_stdout(text):
    held = text.getvalue()
thread.join()
print(text.getvalue().count("other"), end=" ")
print("end")
