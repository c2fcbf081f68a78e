"""Draws QR codes at build time, without a service."""

import io
from functools import cache

import segno


@cache
def qr_code(address: str) -> bytes:
    """Return the QR code of an address as an SVG file that grows with its box."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=2, omitsize=True, light="#fff")
    return drawn.getvalue()
