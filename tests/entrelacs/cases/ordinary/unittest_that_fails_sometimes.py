# outcomes: ["second"]
# failures: ["AssertionError: 1 != 2"]
# failing lines: [25]
import threading
import unittest

count = 0


def add():
    global count
    count += 1


class Counting(unittest.TestCase):
    def setUp(self):
        self.threads = [threading.Thread(target=add) for _ in range(2)]

    def test_first(self):
        for thread in self.threads:
            thread.start()
        for thread in self.threads:
            thread.join()
        expected = 2
        self.assertEqual(count, expected)

    def test_second(self):
        print("second")


unittest.main()
