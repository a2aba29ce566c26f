"""Working on the files of the findings folder: their form, their skeletons, and changes that keep all references."""
