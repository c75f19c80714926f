"""From diagram file to checked, runnable definition. SpiffWorkflow lives here and in `execution`, nowhere else."""
