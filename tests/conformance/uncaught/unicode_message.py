raise ValueError("é€ naïve \n second line")

# expect:
# stderr: ' second line'
# exit: 1
