"""Makes Markdown out of the model: every page that nobody writes by hand, and what fills the guides."""
