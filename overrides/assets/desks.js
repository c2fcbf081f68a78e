// desks
