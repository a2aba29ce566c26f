"""What a print shop gets: files of their own in printing inks, with boxes to cut by, imposed where they are folded."""
