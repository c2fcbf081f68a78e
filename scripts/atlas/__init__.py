"""The library behind the commands and the MkDocs hook: pure functions, no printing, no exiting."""

REFERENCE = "en"  # the language that every other one follows
