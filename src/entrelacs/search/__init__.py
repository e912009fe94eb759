"""Every state that a program can reach, each visited once."""
