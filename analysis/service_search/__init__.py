"""The service search: from everyday words to needs, and from needs to services in an order that can be explained."""
