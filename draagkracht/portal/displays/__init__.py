"""What the templates of the portal show, where a view would have to say much."""
