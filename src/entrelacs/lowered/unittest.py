"""``unittest``: tests run one after the other; the first that fails is the program's failure, once all have run."""

import asyncio
import re

from ..model.unittest import again, cases


class SkipTest(Exception):
    pass


def skip(reason):
    def mark(item):
        item._unittest_skip = True
        return item

    if callable(reason):
        return mark(reason)
    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(item):
    item._unittest_expected = True
    return item


def _later(function, args, kwargs):
    return lambda: function(*args, **kwargs)


class _Raises:
    """The context of ``assertRaises``."""

    def __init__(self, kind, pattern):
        self.kind = kind
        self.pattern = pattern
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if error is None:
            name = getattr(self.kind, "__name__", str(self.kind))
            raise AssertionError(f"{name} not raised")
        if not isinstance(error, self.kind):
            return False
        self.exception = error
        if self.pattern is not None and not re.search(self.pattern, str(error)):
            raise AssertionError(f'"{self.pattern}" does not match "{error}"')
        return True


class _SubTest:
    """The context of ``subTest``: what fails in it is kept, and the test goes on."""

    def __init__(self, case):
        self.case = case

    def __enter__(self):
        return None

    def __exit__(self, kind, error, traceback):
        if error is None or not isinstance(error, Exception) or isinstance(error, SkipTest):
            return False
        self.case._subtests.append(error)
        return True


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._subtests = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"__main__.{type(self).__qualname__}.{self._testMethodName}"

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def enterContext(self, cm):
        value = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return value

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest(self)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _must(self, condition, text, msg):
        if not condition:
            raise self.failureException(text if msg is None else f"{text} : {msg}")

    def assertEqual(self, first, second, msg=None):
        self._must(first == second, f"{first!r} != {second!r}", msg)

    def assertNotEqual(self, first, second, msg=None):
        self._must(first != second, f"{first!r} == {second!r}", msg)

    def assertListEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertTupleEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertDictEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertSetEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        self.assertEqual([*first], [*second], msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertCountEqual(self, first, second, msg=None):
        left = [*second]
        for item in first:
            self._must(item in left, "Element counts were not equal", msg)
            left.remove(item)
        self._must(not left, "Element counts were not equal", msg)

    def assertTrue(self, expr, msg=None):
        self._must(expr, f"{expr!r} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._must(not expr, f"{expr!r} is not false", msg)

    def assertIs(self, first, second, msg=None):
        self._must(first is second, f"{first!r} is not {second!r}", msg)

    def assertIsNot(self, first, second, msg=None):
        self._must(first is not second, f"unexpectedly identical: {first!r}", msg)

    def assertIsNone(self, obj, msg=None):
        self._must(obj is None, f"{obj!r} is not None", msg)

    def assertIsNotNone(self, obj, msg=None):
        self._must(obj is not None, "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._must(member in container, f"{member!r} not found in {container!r}", msg)

    def assertNotIn(self, member, container, msg=None):
        self._must(member not in container, f"{member!r} unexpectedly found in {container!r}", msg)

    def assertIsInstance(self, obj, cls, msg=None):
        self._must(isinstance(obj, cls), f"{obj!r} is not an instance of {cls!r}", msg)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._must(not isinstance(obj, cls), f"{obj!r} is an instance of {cls!r}", msg)

    def assertGreater(self, a, b, msg=None):
        self._must(a > b, f"{a!r} not greater than {b!r}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._must(a >= b, f"{a!r} not greater than or equal to {b!r}", msg)

    def assertLess(self, a, b, msg=None):
        self._must(a < b, f"{a!r} not less than {b!r}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._must(a <= b, f"{a!r} not less than or equal to {b!r}", msg)

    def assertAlmostEqual(self, first, second, places=7, msg=None, delta=None):
        near = first == second or (round(abs(first - second), places) == 0 if delta is None else abs(first - second) <= delta)
        self._must(near, f"{first!r} != {second!r} within {places if delta is None else delta}", msg)

    def assertNotAlmostEqual(self, first, second, places=7, msg=None, delta=None):
        near = first == second or (round(abs(first - second), places) == 0 if delta is None else abs(first - second) <= delta)
        self._must(not near, f"{first!r} == {second!r}", msg)

    def assertRegex(self, text, expected_regex, msg=None):
        self._must(re.search(expected_regex, text), f"Regex didn't match: {expected_regex!r} not found in {text!r}", msg)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        self._must(not re.search(unexpected_regex, text), f"Regex matched: {unexpected_regex!r} in {text!r}", msg)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._raises(_Raises(expected_exception, None), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._raises(_Raises(expected_exception, expected_regex), args, kwargs)

    def _raises(self, context, args, kwargs):
        if not args:
            return context
        function = args[0]
        with context:
            function(*args[1:], **kwargs)

    def _call(self, function):
        function()

    def _run(self, method):
        """Run one test; answer what went wrong, in order."""
        expected = getattr(method, "_unittest_expected", False)
        if getattr(method, "_unittest_skip", False) or getattr(type(self), "_unittest_skip", False):
            return []
        errors = []
        ready = self._stage(self.setUp, errors)
        if ready:
            before = len(errors)
            self._stage(method, errors)
            errors.extend(self._subtests)
            if expected:
                missing = len(errors) == before
                del errors[before:]
                if missing:
                    errors.append(AssertionError(f"unexpected success: {self._testMethodName}"))
            self._stage(self.tearDown, errors)
        self._stage(self.doCleanups, errors)
        return errors

    def _stage(self, function, errors):
        try:
            self._call(function)
        except SkipTest:
            return False
        except Exception as error:
            errors.append(error)
            return False
        return True


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def _run(self, method):
        errors = []
        asyncio.run(self._whole(method, errors))
        return errors

    async def _whole(self, method, errors):
        if getattr(method, "_unittest_skip", False) or getattr(type(self), "_unittest_skip", False):
            return
        if await self._await(self.setUp, errors) and await self._await(self.asyncSetUp, errors):
            await self._await(method, errors)
            errors.extend(self._subtests)
            await self._await(self.asyncTearDown, errors)
            await self._await(self.tearDown, errors)
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            await self._await(_later(function, args, kwargs), errors)

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def _await(self, function, errors):
        try:
            value = function()
            if asyncio.iscoroutine(value):
                await value
        except SkipTest:
            return False
        except Exception as error:
            errors.append(error)
            return False
        return True


def main(module="__main__", defaultTest=None, argv=None, exit=True, verbosity=1, **options):
    errors = []
    for cls, names in cases(TestCase):
        if not names:
            continue
        try:
            cls.setUpClass()
        except SkipTest:
            continue
        except Exception as error:
            errors.append(error)
            continue
        for name in names:
            case = cls(name)
            errors.extend(case._run(getattr(case, name)))
        try:
            cls.tearDownClass()
        except Exception as error:
            errors.append(error)
    if exit or errors:
        again(errors)
