"""Rules on mkdocs.yml. Subject: project.Project, its config above all."""
