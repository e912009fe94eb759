"""From the source of a program to code that stops before every visible operation."""
