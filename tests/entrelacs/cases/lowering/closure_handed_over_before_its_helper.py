# failures: ["NameError"]
# outcomes: ["helped"]
# source: the function is handed over to a thread that runs already
import threading


class Box:
    job = None


def serve():
    while Box.job is None:
        pass
    Box.job()


def main():
    def job():
        helper()

    Box.job = job

    def helper():
        print("helped")


server = threading.Thread(target=serve)
server.start()
main()
server.join()
