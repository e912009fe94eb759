"""A monitor as a class, inherited, with a dataclass as the message."""
import dataclasses
import threading


@dataclasses.dataclass
class Message:
    text: str
    rank: int = 0


class Monitor:
    def __init__(self):
        self._condition = threading.Condition()

    def __enter__(self):
        self._condition.acquire()
        return self

    def __exit__(self, *exception):
        self._condition.notify_all()
        self._condition.release()


class Mailbox(Monitor):
    def __init__(self):
        super().__init__()
        self.messages = []

    def put(self, text):
        with self:
            self.messages.append(Message(text, len(self.messages)))

    def take(self):
        with self:
            self._condition.wait_for(lambda: self.messages)
            return self.messages.pop(0)


mailbox = Mailbox()
threads = [threading.Thread(target=mailbox.put, args=(text,)) for text in "xy"]
for thread in threads:
    thread.start()
first = mailbox.take()
second = mailbox.take()
for thread in threads:
    thread.join()
print(first.text + second.text, first.rank, second.rank)
