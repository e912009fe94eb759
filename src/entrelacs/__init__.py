"""Explore every interleaving of a small concurrent Python program."""
