"""Rules on the data files. Subject: the documents of the data files, by name."""
