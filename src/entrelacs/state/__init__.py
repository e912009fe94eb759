"""A state of the execution, written whole, and the components that it is cut into."""
