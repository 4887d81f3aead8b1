for z in (0j, 1j, -1j, 1 + 2j, -1.5 - 2.5j, complex(0.0, -0.0), complex(-0.0, 1), complex("nan+infj"), complex(1e20, 1e-5), 3 + 0j, complex(-0.0, 0.0)):
    print(repr(z), str(z), f"{z:.2f}", f"{z:g}", f"{z:e}", f"{z:+.1f}", f"{z:>20}", f"{z:,.1f}", f"{z:#.3g}", f"{z}")
for spec in ("d", "s", "08.2f", "=10", "%", "x"):
    try:
        print(format(1 + 2j, spec))
    except ValueError as e:
        print(spec, e)
print("%s %r" % (1j, 2 + 1j))

# expect:
# | 0j 0j 0.00+0.00j 0+0j 0.000000e+00+0.000000e+00j +0.0+0.0j                   0j 0.0+0.0j 0.00+0.00j 0j
# | 1j 1j 0.00+1.00j 0+1j 0.000000e+00+1.000000e+00j +0.0+1.0j                   1j 0.0+1.0j 0.00+1.00j 1j
# | (-0-1j) (-0-1j) -0.00-1.00j -0-1j -0.000000e+00-1.000000e+00j -0.0-1.0j              (-0-1j) -0.0-1.0j -0.00-1.00j (-0-1j)
# | (1+2j) (1+2j) 1.00+2.00j 1+2j 1.000000e+00+2.000000e+00j +1.0+2.0j               (1+2j) 1.0+2.0j 1.00+2.00j (1+2j)
# | (-1.5-2.5j) (-1.5-2.5j) -1.50-2.50j -1.5-2.5j -1.500000e+00-2.500000e+00j -1.5-2.5j          (-1.5-2.5j) -1.5-2.5j -1.50-2.50j (-1.5-2.5j)
# | -0j -0j 0.00-0.00j 0-0j 0.000000e+00-0.000000e+00j +0.0-0.0j                  -0j 0.0-0.0j 0.00-0.00j -0j
# | (-0+1j) (-0+1j) -0.00+1.00j -0+1j -0.000000e+00+1.000000e+00j -0.0+1.0j              (-0+1j) -0.0+1.0j -0.00+1.00j (-0+1j)
# | (nan+infj) (nan+infj) nan+infj nan+infj nan+infj +nan+infj           (nan+infj) nan+infj nan+infj (nan+infj)
# | (1e+20+1e-05j) (1e+20+1e-05j) 100000000000000000000.00+0.00j 1e+20+1e-05j 1.000000e+20+1.000000e-05j +100000000000000000000.0+0.0j       (1e+20+1e-05j) 100,000,000,000,000,000,000.0+0.0j 1.00e+20+1.00e-05j (1e+20+1e-05j)
# | (3+0j) (3+0j) 3.00+0.00j 3+0j 3.000000e+00+0.000000e+00j +3.0+0.0j               (3+0j) 3.0+0.0j 3.00+0.00j (3+0j)
# | (-0+0j) (-0+0j) -0.00+0.00j -0+0j -0.000000e+00+0.000000e+00j -0.0+0.0j              (-0+0j) -0.0+0.0j -0.00+0.00j (-0+0j)
# | d Unknown format code 'd' for object of type 'complex'
# | s Unknown format code 's' for object of type 'complex'
# | 08.2f Zero padding is not allowed in complex format specifier
# | =10 '=' alignment flag is not allowed in complex format specifier
# | % Unknown format code '%' for object of type 'complex'
# | x Unknown format code 'x' for object of type 'complex'
# | 1j (2+1j)
