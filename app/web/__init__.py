"""The web side: pages, and the JSON API's wire format and routes."""
