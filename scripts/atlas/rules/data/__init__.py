"""Rules on the data files. Subject: project.Project, its tables above all."""
