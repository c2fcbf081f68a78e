"""What the sources mean: stores, links, doors, languages, hosts. Plain values, no files."""
