# failures: ["Unsupported: faux"]

class Unsupported(Exception):
    __module__ = 'entrelacs.bounds.refusals'


raise Unsupported('faux')
