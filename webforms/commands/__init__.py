"""What each command of `sagsgang` does; `webforms.cli` reads the command line."""
