import no_such_module_anywhere

# expect:
# stderr: "ModuleNotFoundError: No module named 'no_such_module_anywhere'"
# exit: 1
