"""One execution of a lowered program, step by step: its threads, what they touch, what a reader is told of a step."""
