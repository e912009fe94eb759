# failures: ["Unsupported: faux"]

class Unsupported(Exception):
    __module__ = 'entrelacs.kernel'


raise Unsupported('faux')
