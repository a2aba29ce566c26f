"""A fictional programme of any size, in the shape of a findings folder: for trials, layout and measuring."""
