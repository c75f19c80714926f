"""Tasks: the list, the task's page, claiming, drafts, completing."""
