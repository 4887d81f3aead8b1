import sys
print("out")
try:
    sys.exit(7)
finally:
    print("finally")

# expect:
# | out
# | finally
# stderr: ''
# exit: 7
