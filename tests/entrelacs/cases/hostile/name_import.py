# refused: 3, "__import__"

__import__('os').system('touch mark')
