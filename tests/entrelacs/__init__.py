"""The explorer, tried against reasoning, a reference written apart, real CPython and its own mutants."""
