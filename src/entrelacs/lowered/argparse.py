"""``argparse``: what a program without arguments gets, and the plain options of a list given to ``parse_args``."""

import sys

from ..model.argparse import names_of
from ..model.logging import refuse

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."


class ArgumentError(Exception):
    pass


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name in kwargs:
            setattr(self, name, kwargs[name])

    def __repr__(self):
        return "Namespace(" + ", ".join([f"{name}={getattr(self, name)!r}" for name in names_of(self)]) + ")"

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return {name: getattr(self, name) for name in names_of(self)} == {name: getattr(other, name) for name in names_of(other)}

    def __contains__(self, key):
        return key in names_of(self)


def suppressed(option):
    """Whether an option that is not given leaves no attribute."""
    return isinstance(option.default, str) and option.default == SUPPRESS


class HelpFormatter:
    """How a help text is laid out: nobody reads it here."""


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(HelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class BooleanOptionalAction:
    """An action that adds ``--no-…`` to an option."""


class _Exclusive:
    """Arguments of which one at most may be given."""

    def __init__(self, parser, required):
        self.parser, self.required, self.options = parser, required, []

    def add_argument(self, *names, **settings):
        option = self.parser.add_argument(*names, **settings)
        self.options.append(option)
        return option

    def check(self, seen):
        given = [option for option in seen if option in self.options]
        for option in given:
            if option is not given[0]:
                self.parser.error(f"argument {'/'.join(option.names)}: not allowed with argument {'/'.join(given[0].names)}")
        if self.required and not given:
            self.parser.error("one of the arguments " + " ".join(["/".join(option.names) for option in self.options]) + " is required")


class _Option:
    """One argument that a parser knows."""

    def __init__(self, names, dest, action, nargs, const, default, type, choices, required):
        self.names, self.dest, self.action, self.nargs, self.const = names, dest, action, nargs, const
        self.default, self.type, self.choices, self.required = default, type, choices, required


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None, add_help=True, **settings):
        if parents or settings.get("fromfile_prefix_chars") or settings.get("prefix_chars", "-") != "-":
            refuse("argparse : parents, prefix_chars et fromfile_prefix_chars ne sont pas modélisés : déclarez les options une par une")
        self.prog = prog or sys.argv[0]
        self.description = description
        self._options = []
        self._defaults = {}
        self._exclusive = []

    def add_argument(
        self, *names, action="store", nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None,
        dest=None, version=None,
    ):  # fmt: skip
        if action not in (
            "store", "store_true", "store_false", "store_const", "append", "extend", "count", "version", "help", BooleanOptionalAction,
        ):  # fmt: skip
            refuse("argparse : une action définie par le programme n'est pas modélisée : traitez la valeur après parse_args()")
        optional = names and names[0].startswith("-")
        if dest is None:
            long = [name for name in names if name.startswith("--")]
            dest = ((long or names)[0] if optional else names[0]).lstrip("-")
            if optional:
                dest = dest.replace("-", "_")
        if action in ("store_true", "store_false"):
            default = action == "store_false" if default is None else default
        elif action in ("version", "help"):
            default = SUPPRESS
        option = _Option(names if optional else (), dest, action, nargs, const, default, type, choices, required)
        self._options.append(option)
        return option

    def add_argument_group(self, title=None, description=None, **settings):
        return self

    def add_mutually_exclusive_group(self, required=False):
        group = _Exclusive(self, required)
        self._exclusive.append(group)
        return group

    def add_subparsers(self, **settings):
        refuse("argparse : les sous-commandes ne sont pas modélisées : écrivez celle que vous explorez dans le programme")

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)

    def get_default(self, dest):
        for option in self._options:
            if option.dest == dest and option.default is not None:
                return option.default
        return self._defaults.get(dest)

    def format_help(self):
        refuse("argparse : le texte de l'aide n'est pas modélisé : retirez print_help() et format_help()")

    print_help = print_usage = format_usage = format_help

    def error(self, message):
        self.exit(2, f"{self.prog}: error: {message}\n")

    def exit(self, status=0, message=None):
        raise SystemExit(status)

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error("unrecognized arguments: " + " ".join(rest))
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = [*(sys.argv[1:] if args is None else args)]
        found = Namespace() if namespace is None else namespace
        for option in self._options:
            if not suppressed(option) and not hasattr(found, option.dest):
                setattr(found, option.dest, option.default)
        for name in self._defaults:
            if not hasattr(found, name) or getattr(found, name) is None:
                setattr(found, name, self._defaults[name])
        seen = []
        rest = self._read(args, found, seen)
        missing = []
        for option in self._options:
            if option in seen:
                continue
            if option.required or not option.names and option.nargs not in ("?", "*", "..."):
                missing.append("/".join(option.names) or option.dest)
            elif isinstance(option.default, str) and not suppressed(option) and getattr(found, option.dest) == option.default:
                setattr(found, option.dest, self._convert(option, option.default))
            elif not option.names and option.nargs == "*" and option.default is None:
                setattr(found, option.dest, [])
        if missing:
            self.error("the following arguments are required: " + ", ".join(missing))
        for group in self._exclusive:
            group.check(seen)
        return found, rest

    def _read(self, args, found, seen):
        """Give each word its option; what has none is answered."""
        places = [option for option in self._options if not option.names]
        rest = []
        words = []
        groups = 0  # of words that follow each other
        following = False
        while args:
            word = args.pop(0)
            if word == "--":
                groups += not following
                words.extend(args)
                args.clear()
            elif not word.startswith("-") or word == "-" or self._number(word):
                groups += not following
                following = True
                words.append(word)
            else:
                following = False
                name, equals, value = word.partition("=")
                option = self._named(name)
                if option is None and not word.startswith("--") and len(word) > 2:
                    option, value = self._named(word[:2]), word[2:]
                    equals = option is not None
                if option is None:
                    rest.append(word)
                    continue
                if equals and option.action not in ("store", "append", "extend"):  # ``-vv``: two flags
                    if word.startswith("--") or "=" in word[:3] or not value or self._named("-" + value[0]) is None:
                        self.error(f"argument {'/'.join(option.names)}: ignored explicit argument {value!r}")
                    args.insert(0, "-" + value)
                    equals = False
                seen.append(option)
                self._take(option, name, [value] if equals else None, args, found)
        if any([option.nargs not in (None, "?", "*", "+") for option in places]):
            refuse("argparse : nargs=nombre d'un argument de position n'est pas modélisé : employez nargs='*'")
        if groups > 1 and any([option.nargs is not None for option in places]):
            refuse("argparse : des arguments de position séparés par des options ne vont pas au même argument selon la version de Python : donnez-les à la suite")
        while places and words:
            option = places.pop(0)
            if option.nargs in (None, "?"):
                value = self._convert(option, words.pop(0))
            else:
                after = len([other for other in places if other.nargs in (None, "+")])
                taken = words[: len(words) - after]
                del words[: len(words) - after]
                value = [self._convert(option, word) for word in taken]
            seen.append(option)
            setattr(found, option.dest, value)
        return [*words, *rest] if not rest else [*rest, *words]

    def _number(self, word):
        try:
            float(word)
        except ValueError:
            return False
        return True

    def _named(self, name):
        near = []
        for option in self._options:
            for known in option.names:
                if known == name or option.action is BooleanOptionalAction and name == "--no-" + known[2:]:
                    return option
                if name.startswith("--") and known.startswith(name):
                    near.append(option)
        if len(near) > 1:
            self.error(f"ambiguous option: {name} could match several options")
        return near[0] if near else None

    def _take(self, option, name, given, args, found):
        action = option.action
        if action in ("help", "version"):
            self.format_help()
        if action in ("store", "append", "extend"):
            number = 1 if option.nargs is None else option.nargs
            if given is None:
                given = []
                while args and (number in ("*", "+") or number == "?" and not given or not isinstance(number, str) and len(given) < number):
                    if args[0].startswith("-") and not self._number(args[0]):
                        break
                    given.append(args.pop(0))
            if not given and number not in ("*", "?"):
                self.error(f"argument {'/'.join(option.names)}: expected one argument")
            values = [self._convert(option, text) for text in given]
            value = values if option.nargs not in (None, "?") else values[0] if values else option.const
            if action == "append":
                value = [*(getattr(found, option.dest) or []), value]
            elif action == "extend":
                value = [*(getattr(found, option.dest) or []), *value]
        elif action == "count":
            value = (getattr(found, option.dest) or 0) + 1
        elif action == "store_const":
            value = option.const
        elif action is BooleanOptionalAction:
            value = not name.startswith("--no-")
        else:
            value = action == "store_true"
        setattr(found, option.dest, value)

    def _convert(self, option, text):
        value = text
        if option.type is not None:
            try:
                value = option.type(text)
            except ArgumentTypeError as error:
                self.error(f"argument {option.dest}: {error}")
            except (TypeError, ValueError):
                self.error(f"argument {option.dest}: invalid value: {text!r}")
        if option.choices is not None and value not in option.choices:
            self.error(f"argument {option.dest}: invalid choice: {value!r}")
        return value
