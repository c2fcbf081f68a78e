"""What only developers need: a browser, and how well the search answers."""
