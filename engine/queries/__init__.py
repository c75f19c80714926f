"""The reading side: frozen records, never the running state. Every query shows an actor only what they may see."""
