"""The language of the texts: spelling, commas, quotation marks, terms, and that the words are our own."""
