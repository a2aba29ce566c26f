"""A handout: which records stand on its four pages, and what is on the front and the back."""
