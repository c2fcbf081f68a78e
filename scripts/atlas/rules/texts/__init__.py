"""Rules on the strings and the guides. Subject: sources.guides.Texts."""
