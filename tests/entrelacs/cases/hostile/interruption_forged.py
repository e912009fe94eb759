# refused: 3, "KeyboardInterrupt"

raise KeyboardInterrupt
