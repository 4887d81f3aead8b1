class MyError(Exception):
    def __str__(self):
        return "custom text"


raise MyError(1)

# expect:
# stderr: 'MyError: custom text'
# exit: 1
