"""For process owners: what a version says and how it differs from another, drafts, approval, and what is in use."""
