print("start")
raise KeyboardInterrupt("stop")

# expect:
# | start
# stderr: 'KeyboardInterrupt: stop'
# exit: -2
