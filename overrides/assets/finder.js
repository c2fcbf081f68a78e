// finder
