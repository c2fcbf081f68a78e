"""The built site, read back: the facts of its pages, and where what they show was written."""
