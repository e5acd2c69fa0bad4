"""What of each wheel the page needs: the rest is left out, which is why the kernel is small."""

from __future__ import annotations

from fnmatch import fnmatchcase

# fnmatch's * also matches slashes
_EVERYWHERE = (
    "*/tests/*", "*/testing/*_testing*", "*.pyi", "*.pxd", "*.pyx", "*.h", "*.c", "*.a", "*.js", "*.js.map",
    "*.css", "*.data/*", "*.dist-info/RECORD", "*.dist-info/top_level.txt", "*.typed",
)  # fmt: skip
_DROPPED = {
    # f2py needs a compiler, the generators of numpy.random are in numpy/random/*.so
    "numpy": ("numpy/f2py/*", "numpy/random/lib/*", "numpy/random/_examples/*", "numpy/*/_tests*"),
    # other programs' file formats, windows of other programs, and fonts that no style of the course uses;
    # the fonts stay that mathtext opens for any formula (DejaVu Sans, cm, STIX)
    "matplotlib": (
        "*/mpl-data/fonts/afm/*", "*/mpl-data/fonts/pdfcorefonts/*", "*/mpl-data/sample_data/*",
        "*/mpl-data/plot_directive/*", "*/mpl-data/images/*", "*/mpl-data/kpsewhich.lua",
        "*/DejaVuSerif*.ttf", "*/DejaVuSansMono-*.ttf", "*/DejaVuSans-BoldOblique.ttf",
        "*/backends/qt_editor/*", "*/backends/web_backend/*", "*/backends/*[_]gtk*", "*/backends/*[_]qt*",
        "*/backends/*[_]wx*", "*/backends/*[_]tk*", "*/backends/*[_]web*", "*/backends/*[_]nbagg*",
        "*/backends/*[_]pgf*", "*/backends/*[_]pdf*", "*/backends/*[_]ps*", "*/backends/*[_]macosx*",
        "*/backends/*[_]cairo*", "matplotlib/sphinxext/*", "mpl_toolkits/axisartist/*",
    ),
    "pillow": ("PIL/_webp.*", "PIL/_avif.*", "PIL/_imagingtk.*", "PIL/_imagingmorph.*"),
    "ipython": ("IPython/sphinxext/*", "IPython/terminal/*"),
    "ipycanvas": ("*/labextension/*", "*/nbextension/*"),
    # readers of other programs' files, which a page does not have; see `readers.py`
    "neo": ("neo/io/*", "neo/rawio/*", "neo/resources/*", "neo/test/*", "neo/utils/*"),
    # long texts for help("…"), and what has no use without a terminal, a window or a network
    "python_stdlib": ("pydoc_data/*", "ensurepip/*", "idlelib/*", "_pyrepl/*"),
    # tracebacks highlight Python; no other language is ever shown
    "pygments": ("pygments/lexers/*", "pygments/formatters/[bgilopr]*", "pygments/formatters/svg.py"),
}  # fmt: skip
_KEPT = {
    "pygments": ("pygments/lexers/__init__.py", "pygments/lexers/_mapping.py", "pygments/lexers/python.py"),
    "ipython": ("IPython/terminal/__init__.py", "IPython/terminal/pt_inputhooks/__init__.py"),
}


def rules(package: str) -> str:
    """Return what decides about a package's files; a change of it makes another archive."""
    return repr((_EVERYWHERE, _DROPPED.get(package), _KEPT.get(package)))


def wanted(package: str, name: str) -> bool:
    """Whether a file of a package belongs into the browser.

    Parameters
    ----------
    package : str
        Name of the package as in the lock file.
    name : str
        The file's name inside the wheel.
    """
    if any(fnmatchcase(name, pattern) for pattern in _KEPT.get(package, ())):
        return True
    dropped = (*_EVERYWHERE, *_DROPPED.get(package, ()))
    return not any(fnmatchcase(name, pattern) for pattern in dropped)
