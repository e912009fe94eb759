# outcomes: ["[2]"]
# source: https://docs.python.org/3/library/traceback.html
import logging
import sys
import threading
import traceback

kept = []


def work():
    try:
        raise ValueError("broken")
    except ValueError as error:
        traceback.print_exc()
        traceback.print_exception(error, file=sys.stderr)
        text = traceback.format_exc()
        print(text, file=sys.stderr)
        sys.stderr.write(text)
        logging.error("failed: %s", text)
        logging.exception("failed")
        kept.append(2)


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(kept)
