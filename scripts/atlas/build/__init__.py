"""The build: what it depends on, its workers, its cache, and how a finished site takes its place."""
