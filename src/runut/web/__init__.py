"""The web page and the HTTP API: the product as a browser and a newsroom tool see it."""
