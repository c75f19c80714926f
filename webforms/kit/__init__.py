"""The Modeler kit: what a process owner puts beside Camunda Modeler so that it knows this municipality."""
