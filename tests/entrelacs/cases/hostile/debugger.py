# refused: 3, "breakpoint()"

breakpoint()
