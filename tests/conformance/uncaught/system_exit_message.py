raise SystemExit("goodbye message")

# expect:
# stderr: 'goodbye message'
# exit: 1
