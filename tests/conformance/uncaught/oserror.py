open("/nonexistent/file.txt")

# expect:
# stderr: "FileNotFoundError: [Errno 2] No such file or directory: '/nonexistent/file.txt'"
# exit: 1
