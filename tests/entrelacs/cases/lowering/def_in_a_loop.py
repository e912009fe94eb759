# outcomes: ["[0, 1]", "[1, 0]", "[1, 1]"]
# source: the language reference: a def binds its name each time it is executed
import threading

out = []


def main():
    for i in range(2):

        def work(n=i):
            out.append(n)

        t = threading.Thread(target=lambda: work())
        t.start()
        if i == 0:
            first = t
    first.join()
    t.join()
    print(out)


main()
