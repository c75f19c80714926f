"""What a modelling tool writes beyond BPMN, read to settings: one module per dialect."""
