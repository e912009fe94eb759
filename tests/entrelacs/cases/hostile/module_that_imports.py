# refused: 3, "importlib"

import importlib

importlib.import_module('os').system('touch mark')
