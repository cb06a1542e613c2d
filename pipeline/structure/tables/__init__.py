"""Tables as a person reads them: joined over page breaks, with their heads and captions."""
