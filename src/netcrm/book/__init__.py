"""What netcrm can do: the use cases, one module or folder a noun."""
