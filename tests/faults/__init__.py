"""What goes wrong at real desks, made to happen: nothing acknowledged is lost, nothing is left half done."""
