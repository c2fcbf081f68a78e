"""Remembers what was read from files until the next build, so that a preview sees a saved change."""

from collections.abc import Callable
from functools import _lru_cache_wrapper, cache
from typing import TypeVar

_Value = TypeVar("_Value")
_known: list["_lru_cache_wrapper[object]"] = []


def file_cache(function: Callable[..., _Value]) -> "_lru_cache_wrapper[_Value]":
    """Return a function that reads files once for each argument, until `forget` is called."""
    cached = cache(function)
    _known.append(cached)
    return cached


def forget() -> None:
    """Empty every cache of what was read from files. A build calls this first."""
    for cached in _known:
        cached.cache_clear()
