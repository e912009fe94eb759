# failures: ["Exhausted: faux"]

made = type('Exhausted', (BaseException,), {'__module__': 'entrelacs.bounds.refusals'})
raise made('faux')
