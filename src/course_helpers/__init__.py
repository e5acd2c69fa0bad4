"""Everything the chapters of the course build on."""
