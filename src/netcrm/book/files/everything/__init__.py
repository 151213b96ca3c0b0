"""Everything that a database holds, out of it and into another: netcrm's own JSON."""
