"""Files that notebooks in this folder import by the path that the lab uses."""
