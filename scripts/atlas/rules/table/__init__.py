"""Rules on the data files. Subject: the documents of catalogue.documents(), by name."""
