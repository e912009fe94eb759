# outcomes: ["Late ok", "helper ok"]
# failures: ["NameError"]
# source: the language reference: a variable that is not bound yet is an error for the functions that see it
import threading


def main():
    def work():
        helper()

    t = threading.Thread(target=work)
    t.start()

    def helper():
        print("helper ok")

    t.join()


def made_late():
    def work():
        print(Late().name)

    t = threading.Thread(target=work)
    t.start()

    class Late:
        name = "Late ok"

    t.join()


def choose():
    global chosen
    chosen = made_late


chosen = main
chooser = threading.Thread(target=choose)
chooser.start()
chosen()
chooser.join()
