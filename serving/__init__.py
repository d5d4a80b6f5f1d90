"""What the server adds around Streamlit: start pages with their words, compressed files, headers, /csv, /health."""
