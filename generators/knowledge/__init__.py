"""All records together: look-ups and back-links, rules across records, relevance, strength and selection."""
