"""``csv``: each row is one write of the file it is given, each line one item of what it reads."""

from ..model.csv import QUOTE_ALL as QUOTE_ALL
from ..model.csv import QUOTE_MINIMAL as QUOTE_MINIMAL
from ..model.csv import QUOTE_NONE as QUOTE_NONE
from ..model.csv import QUOTE_NONNUMERIC as QUOTE_NONNUMERIC
from ..model.csv import Error as Error
from ..model.csv import excel as excel
from ..model.csv import excel_tab as excel_tab
from ..model.csv import parsed, plain, row_of
from ..model.csv import unix_dialect as unix_dialect


class _Writer:
    """What ``csv.writer`` makes."""

    def __init__(self, file, settings):
        self.file = file
        self.settings = settings

    def writerow(self, row):
        fields = [value if plain(value) else str(value) for value in row]
        return self.file.write(row_of(fields, self.settings))

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(csvfile, dialect="excel", **fmtparams):
    return _Writer(csvfile, (dialect, fmtparams))


def reader(csvfile, dialect="excel", **fmtparams):
    lines = []
    for line in csvfile:
        lines.append(line)
        row = parsed(lines, dialect, fmtparams)
        if row is not None:
            lines = []
            yield row
    if lines:
        yield parsed(lines, dialect, fmtparams, True)


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow({name: name for name in self.fieldnames})

    def writerow(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(name) for name in wrong]))
        return self.writer.writerow([rowdict.get(name, self.restval) for name in self.fieldnames])

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = None if fieldnames is None else [*fieldnames]
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(names) < len(row):
            found[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            found[name] = self.restval
        return found
