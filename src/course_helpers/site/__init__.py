"""The wing that makes, serves and hands out the course's pages: the book's build, the live page, the hub.

A folder of rooms, each with its own exports; nothing is imported by itself. What pupils import never comes
from here, and may not be imported from here, but for the network of the start page's board.
"""
