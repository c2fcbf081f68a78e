"""Reads what people wrote: tables, words, guides, each once."""
