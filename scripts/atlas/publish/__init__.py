"""Makes what stands beside the pages: data, feeds, short links, pictures, the search index."""
