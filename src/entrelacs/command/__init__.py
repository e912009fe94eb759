"""The command line: what one may write (`options`), and what is answered on the terminal (`screen`)."""
