"""Files that hold other files: archives and mails. Each is a document itself, and so is each of its members."""
