"""A real JupyterHub as a class and a lab use it. A package, so that its hubs end with its last test."""
