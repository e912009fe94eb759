# outcomes: ["main", "main\nchild", "child\nmain"]
# source: threading.Thread.daemon, "its initial value is inherited from the creating thread"
import threading


def child():
    print("child")


def parent():
    threading.Thread(target=child).start()


thread = threading.Thread(target=parent, daemon=True)
thread.start()
thread.join()
print("main")
