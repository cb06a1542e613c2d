"""What Word, Excel and PowerPoint files share: an archive of XML parts that point to each other."""
