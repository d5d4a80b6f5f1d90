"""What the server adds around Streamlit: compressed static files, security headers and the health report."""
