"""Rules on the strings and the guides. Subject: project.Project."""
