"""What readers have as FollowTheMoney entities (model 4)."""
