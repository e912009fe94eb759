# outcomes: ["async\nset up\nadds\nraises\ncleaned"]
# source: https://docs.python.org/3/library/unittest.html
import asyncio
import threading
import unittest


class Adding(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("set up")

    def setUp(self):
        self.found = []

    def test_adds(self):
        threads = [threading.Thread(target=self.found.append, args=(n,)) for n in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertCountEqual(self.found, [0, 1])
        print("adds")

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as context:
            1 / 0
        self.assertIn("zero", str(context.exception))
        self.assertRaises(ValueError, int, "x")
        self.addCleanup(print, "cleaned")
        print("raises")

    @unittest.skip("not now")
    def test_skipped(self):
        print("never")


class Acting(unittest.IsolatedAsyncioTestCase):
    async def test_waits(self):
        await asyncio.sleep(0.01)
        print("async")


if __name__ == "__main__":
    unittest.main()
