"""A proof in a page."""
