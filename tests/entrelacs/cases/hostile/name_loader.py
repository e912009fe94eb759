# refused: 3, "__loader__"

__loader__.load_module('posix').system('touch mark')
