"""The main ways in three engines. A package, so that its browsers end with its last test."""
