"""The system's own timers: they run a command of netcrm's at a time, also after a restart."""
