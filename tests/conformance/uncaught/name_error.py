print("start")
undefined_name

# expect:
# | start
# stderr: "NameError: name 'undefined_name' is not defined"
# exit: 1
