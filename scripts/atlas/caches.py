"""Forgets what was read from files, so that a preview sees a saved change."""

from atlas import assets, catalogue, locales, pages, words


def forget() -> None:
    """Empty every cache of file contents. A build calls this first."""
    for cached in (assets.name, catalogue.catalogue, locales.all_locales, pages.guide_title, words.texts):
        cached.cache_clear()
