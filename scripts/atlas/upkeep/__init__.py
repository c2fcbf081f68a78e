"""What is added and confirmed: skeletons of new texts, edits of the data in place, what to confirm next."""
