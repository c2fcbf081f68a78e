"""Rules on the built site. Subject: build.page_facts.Site."""
