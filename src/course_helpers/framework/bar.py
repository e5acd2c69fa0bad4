"""The bar that shows how far a training is; loaded with the first, for widgets take their time to import."""

from tqdm.auto import tqdm


class Bar(tqdm):  # type: ignore[type-arg]  # generic only in the stubs
    """A progress bar without tqdm's watching thread, which browsers cannot start."""

    monitor_interval = 0
