"""Rules on the strings and the guides. Subject: translations.Texts."""
