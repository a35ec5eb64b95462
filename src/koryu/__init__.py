"""koryu: a published chronicle of regional exchange as a database."""
