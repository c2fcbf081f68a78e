"""Writes the digits of every script as 0 to 9."""

import re
import unicodedata

_OTHER = re.compile(r"(?![0-9])\d")


def in_ascii(text: str) -> str:
    """Return a text with its decimal digits as ASCII has them: ٢٣ and २३ are 23."""
    return _OTHER.sub(lambda match: str(unicodedata.decimal(match[0])), text)
