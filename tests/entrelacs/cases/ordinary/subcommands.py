# refused: 5, "écrivez celle que vous explorez"
import argparse

parser = argparse.ArgumentParser()
parser.add_subparsers(dest="command")
