"""What is worked out of the data, free of HTML and Streamlit: exact values, bounds, ranks, units and codes."""
