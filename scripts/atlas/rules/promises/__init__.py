"""Rules on what was published. Subject: project.Project, before it is judged otherwise."""
