"""What leaves the site as files for other programs. Knows no page."""
