# failures: ["Exhausted: faux"]

made = type('Exhausted', (BaseException,), {'__module__': 'entrelacs.kernel'})
raise made('faux')
