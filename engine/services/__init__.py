"""The verbs. Each public method of a service is one verb in one transaction; a verb never calls another verb."""
