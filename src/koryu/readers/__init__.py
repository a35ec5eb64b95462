"""Documents → source rows: text, lists, CSV, spreadsheets, PDF and HTML.

`read` does it in a child process with limits, for a document is not to be trusted. The stages:
`kinds` tells what a file is by its content, `decoding` turns bytes into text, one module a format
makes tables (`grid`) or lines of it, and `table` and `listing` find the rows in them.
"""

from koryu.readers.beside import profile_beside
from koryu.readers.child import Limits, read, read_sheets

__all__ = ["Limits", "profile_beside", "read", "read_sheets"]
