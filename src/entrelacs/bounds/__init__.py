"""What an exploration may not do: what is refused, what it may take, and whose fault an exception is."""
