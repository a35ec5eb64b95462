"""Documents → source rows: text, lists, CSV, spreadsheets, PDF and HTML.

`read` does it in a child process with limits, for a document is not to be trusted. The stages:
`kinds` tells what a file is by its content, `decoding` turns bytes into text, one module a format
makes tables or lines of it, and `layout` finds the header, the columns and the rows in them.
"""

from koryu.readers.child import Limits, read, read_sheets

__all__ = ["Limits", "read", "read_sheets"]
