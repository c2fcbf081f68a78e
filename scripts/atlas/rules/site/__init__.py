"""Rules on the built site. Subject: build.site.Site."""
