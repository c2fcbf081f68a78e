"""What keeps the project true: skeletons of new texts, edits of the data in place, links that are asked."""
