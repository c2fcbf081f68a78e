"""Rules on mkdocs.yml. Subject: its document, as config.read gives it."""
