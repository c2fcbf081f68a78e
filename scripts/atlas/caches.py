"""Forgets what was read from files, so that a preview sees a saved change."""

from atlas import assets, catalogue, checker, config, edition, locales, search_words, words


def forget() -> None:
    """Empty every cache of file contents. A build calls this first."""
    files = (
        assets.name,
        catalogue.catalogue,
        checker.allow_list,
        config.config,
        locales.all_locales,
        edition.guide_title,
        search_words.of,
        words.texts,
    )
    for cached in files:
        cached.cache_clear()
