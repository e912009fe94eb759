"""Exercises: what is asked, what is given, and whether an answer is right, for a stated reason."""
