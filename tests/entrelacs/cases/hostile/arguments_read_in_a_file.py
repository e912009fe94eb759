# refused: 5, "fromfile_prefix_chars"

import argparse

parser = argparse.ArgumentParser(fromfile_prefix_chars='@')
parser.parse_args(['@/etc/hostname'])
