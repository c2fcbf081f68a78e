"""Rules on the built site. Subject: inspection.Site."""
