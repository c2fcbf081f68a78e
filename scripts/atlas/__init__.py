"""The library behind the commands and the MkDocs hook: pure functions, no printing, no exiting."""
