"""The answer as a reader gets it: sentences, tables, the data of the player."""
