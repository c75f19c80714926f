"""What a diagram could not do, and trying it again."""
