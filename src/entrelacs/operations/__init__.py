"""What lowered code calls: attribute accesses, calls, operators, containers, and the library that Python code makes."""
