"""Programs that make again what the package ships."""
