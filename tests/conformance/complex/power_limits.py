# Powers of complex numbers at zeros, infinities and overflows: results to the last digit, errors as the C library reports them.
inf, nan = float("inf"), float("nan")
for re in (0.0, -1.5, 1e200, inf, nan, 0.5):
    for im in (0.0, -0.0, 1.0, inf, -2.0):
        z = complex(re, im)
        for e in (0, 1, 2, -2, 0.5, 100, 101, 1j, -1 - 2j, inf, complex(0, inf)):
            try:
                print(z, e, z ** e)
            except (ZeroDivisionError, OverflowError) as error:
                print(z, e, type(error).__name__, error)


def turn(z, n):
    for i in range(n):
        z = z ** 2 if i % 3 else z * 1j
        if not -1e150 < z.real < 1e150:
            z = 0.5 + 1j
    return z


print(turn(1.5 + 0.25j, 500))

# expect:
# | 0j 0 (1+0j)
# | 0j 1 0j
# | 0j 2 0j
# | 0j -2 ZeroDivisionError 0.0 to a negative or complex power
# | 0j 0.5 0j
# | 0j 100 0j
# | 0j 101 0j
# | 0j 1j ZeroDivisionError 0.0 to a negative or complex power
# | 0j (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | 0j inf 0j
# | 0j infj ZeroDivisionError 0.0 to a negative or complex power
# | -0j 0 (1+0j)
# | -0j 1 0j
# | -0j 2 0j
# | -0j -2 ZeroDivisionError 0.0 to a negative or complex power
# | -0j 0.5 0j
# | -0j 100 0j
# | -0j 101 0j
# | -0j 1j ZeroDivisionError 0.0 to a negative or complex power
# | -0j (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | -0j inf 0j
# | -0j infj ZeroDivisionError 0.0 to a negative or complex power
# | 1j 0 (1+0j)
# | 1j 1 1j
# | 1j 2 (-1+0j)
# | 1j -2 (-1-0j)
# | 1j 0.5 (0.7071067811865476+0.7071067811865475j)
# | 1j 100 (1+0j)
# | 1j 101 (4.408109496293883e-15+1j)
# | 1j 1j (0.20787957635076193+0j)
# | 1j (-1-2j) (1.4169587581392932e-15-23.140692632779263j)
# | 1j inf ZeroDivisionError 0.0 to a negative or complex power
# | 1j infj (nan+nanj)
# | infj 0 (1+0j)
# | infj 1 OverflowError complex exponentiation
# | infj 2 (nan+nanj)
# | infj -2 (nan+nanj)
# | infj 0.5 OverflowError complex exponentiation
# | infj 100 (nan+nanj)
# | infj 101 OverflowError complex exponentiation
# | infj 1j ZeroDivisionError 0.0 to a negative or complex power
# | infj (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | infj inf ZeroDivisionError 0.0 to a negative or complex power
# | infj infj ZeroDivisionError 0.0 to a negative or complex power
# | -2j 0 (1+0j)
# | -2j 1 -2j
# | -2j 2 (-4-0j)
# | -2j -2 (-0.25-0j)
# | -2j 0.5 (1.0000000000000002-1j)
# | -2j 100 (1.2676506002282294e+30+0j)
# | -2j 101 (1.1175885297697398e+16-2.535301200456459e+30j)
# | -2j 1j (3.7004063355700247+3.073708767019492j)
# | -2j (-1-2j) (0.021240240212576107+0.003963947355737984j)
# | -2j inf ZeroDivisionError 0.0 to a negative or complex power
# | -2j infj ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5+0j) 0 (1+0j)
# | (-1.5+0j) 1 (-1.5+0j)
# | (-1.5+0j) 2 (2.25+0j)
# | (-1.5+0j) -2 (0.4444444444444444+0j)
# | (-1.5+0j) 0.5 (7.499399432609231e-17+1.224744871391589j)
# | (-1.5+0j) 100 (4.065611775352153e+17+0j)
# | (-1.5+0j) 101 (-6.098417663028229e+17+5376.498562552218j)
# | (-1.5+0j) 1j (0.039710092131720894+0.017045565833911973j)
# | (-1.5+0j) (-1-2j) (-245.90647569034644+258.79535017903197j)
# | (-1.5+0j) inf ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5+0j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5-0j) 0 (1+0j)
# | (-1.5-0j) 1 (-1.5-0j)
# | (-1.5-0j) 2 (2.25+0j)
# | (-1.5-0j) -2 (0.4444444444444444+0j)
# | (-1.5-0j) 0.5 (7.499399432609231e-17-1.224744871391589j)
# | (-1.5-0j) 100 (4.065611775352153e+17+0j)
# | (-1.5-0j) 101 (-6.098417663028229e+17-5376.498562552218j)
# | (-1.5-0j) 1j (21.26442297665615+9.127758267757887j)
# | (-1.5-0j) (-1-2j) (-0.000857560068341023+0.000902507986269278j)
# | (-1.5-0j) inf ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5-0j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5+1j) 0 (1+0j)
# | (-1.5+1j) 1 (-1.5+1j)
# | (-1.5+1j) 2 (1.25-3j)
# | (-1.5+1j) -2 (0.11834319526627218+0.28402366863905326j)
# | (-1.5+1j) 0.5 (0.3890858759528509+1.285063352082689j)
# | (-1.5+1j) 100 (-2.4723107196801394e+25-3.0523138730860356e+25j)
# | (-1.5+1j) 101 (6.760779952606233e+25+2.106160089948836e+25j)
# | (-1.5+1j) 1j (0.06467781854784979+0.04324243150842662j)
# | (-1.5+1j) (-1-2j) (-76.11296426994372+51.03381274271352j)
# | (-1.5+1j) inf ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5+1j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5+infj) 0 (1+0j)
# | (-1.5+infj) 1 OverflowError complex exponentiation
# | (-1.5+infj) 2 (nan+nanj)
# | (-1.5+infj) -2 (nan+nanj)
# | (-1.5+infj) 0.5 OverflowError complex exponentiation
# | (-1.5+infj) 100 (nan+nanj)
# | (-1.5+infj) 101 OverflowError complex exponentiation
# | (-1.5+infj) 1j ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5+infj) (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5+infj) inf ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5+infj) infj ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5-2j) 0 (1+0j)
# | (-1.5-2j) 1 (-1.5-2j)
# | (-1.5-2j) 2 (-1.75+6j)
# | (-1.5-2j) -2 (-0.0448-0.1536j)
# | (-1.5-2j) 0.5 (0.7071067811865477-1.4142135623730951j)
# | (-1.5-2j) 100 (3.267976165899049e+38-6.214428571178876e+39j)
# | (-1.5-2j) 101 (-1.2919053567242852e+40+8.668047623588144e+39j)
# | (-1.5-2j) 1j (5.573247350582014+7.263090199367293j)
# | (-1.5-2j) (-1-2j) (0.00442900514498243+0.0017778195387529575j)
# | (-1.5-2j) inf ZeroDivisionError 0.0 to a negative or complex power
# | (-1.5-2j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (1e+200+0j) 0 (1+0j)
# | (1e+200+0j) 1 (1e+200+0j)
# | (1e+200+0j) 2 OverflowError complex exponentiation
# | (1e+200+0j) -2 (nan+nanj)
# | (1e+200+0j) 0.5 (1e+100+0j)
# | (1e+200+0j) 100 (nan+nanj)
# | (1e+200+0j) 101 OverflowError complex exponentiation
# | (1e+200+0j) 1j (-0.2702905947697529+0.9627787878734207j)
# | (1e+200+0j) (-1-2j) (-8.538859887580264e-201+5.2046010241201735e-201j)
# | (1e+200+0j) inf (nan+nanj)
# | (1e+200+0j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (1e+200-0j) 0 (1+0j)
# | (1e+200-0j) 1 (1e+200+0j)
# | (1e+200-0j) 2 OverflowError complex exponentiation
# | (1e+200-0j) -2 (nan+nanj)
# | (1e+200-0j) 0.5 (1e+100-0j)
# | (1e+200-0j) 100 (nan+nanj)
# | (1e+200-0j) 101 OverflowError complex exponentiation
# | (1e+200-0j) 1j (-0.2702905947697529+0.9627787878734207j)
# | (1e+200-0j) (-1-2j) (-8.538859887580264e-201+5.2046010241201735e-201j)
# | (1e+200-0j) inf (nan+nanj)
# | (1e+200-0j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (1e+200+1j) 0 (1+0j)
# | (1e+200+1j) 1 (1e+200+1j)
# | (1e+200+1j) 2 OverflowError complex exponentiation
# | (1e+200+1j) -2 (nan+nanj)
# | (1e+200+1j) 0.5 (1e+100+5e-101j)
# | (1e+200+1j) 100 (nan+nanj)
# | (1e+200+1j) 101 OverflowError complex exponentiation
# | (1e+200+1j) 1j (-0.2702905947697529+0.9627787878734207j)
# | (1e+200+1j) (-1-2j) (-8.538859887580264e-201+5.2046010241201735e-201j)
# | (1e+200+1j) inf ZeroDivisionError 0.0 to a negative or complex power
# | (1e+200+1j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (1e+200+infj) 0 (1+0j)
# | (1e+200+infj) 1 OverflowError complex exponentiation
# | (1e+200+infj) 2 (nan+nanj)
# | (1e+200+infj) -2 (nan+nanj)
# | (1e+200+infj) 0.5 OverflowError complex exponentiation
# | (1e+200+infj) 100 (nan+nanj)
# | (1e+200+infj) 101 OverflowError complex exponentiation
# | (1e+200+infj) 1j ZeroDivisionError 0.0 to a negative or complex power
# | (1e+200+infj) (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | (1e+200+infj) inf ZeroDivisionError 0.0 to a negative or complex power
# | (1e+200+infj) infj ZeroDivisionError 0.0 to a negative or complex power
# | (1e+200-2j) 0 (1+0j)
# | (1e+200-2j) 1 (1e+200-2j)
# | (1e+200-2j) 2 OverflowError complex exponentiation
# | (1e+200-2j) -2 (nan+nanj)
# | (1e+200-2j) 0.5 (1e+100-1e-100j)
# | (1e+200-2j) 100 (nan+nanj)
# | (1e+200-2j) 101 OverflowError complex exponentiation
# | (1e+200-2j) 1j (-0.2702905947697529+0.9627787878734207j)
# | (1e+200-2j) (-1-2j) (-8.538859887580264e-201+5.2046010241201735e-201j)
# | (1e+200-2j) inf ZeroDivisionError 0.0 to a negative or complex power
# | (1e+200-2j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (inf+0j) 0 (1+0j)
# | (inf+0j) 1 OverflowError complex exponentiation
# | (inf+0j) 2 (nan+nanj)
# | (inf+0j) -2 (nan+nanj)
# | (inf+0j) 0.5 OverflowError complex exponentiation
# | (inf+0j) 100 (nan+nanj)
# | (inf+0j) 101 OverflowError complex exponentiation
# | (inf+0j) 1j ZeroDivisionError 0.0 to a negative or complex power
# | (inf+0j) (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | (inf+0j) inf (nan+nanj)
# | (inf+0j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (inf-0j) 0 (1+0j)
# | (inf-0j) 1 OverflowError complex exponentiation
# | (inf-0j) 2 (nan+nanj)
# | (inf-0j) -2 (nan+nanj)
# | (inf-0j) 0.5 OverflowError complex exponentiation
# | (inf-0j) 100 (nan+nanj)
# | (inf-0j) 101 OverflowError complex exponentiation
# | (inf-0j) 1j ZeroDivisionError 0.0 to a negative or complex power
# | (inf-0j) (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | (inf-0j) inf (nan+nanj)
# | (inf-0j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (inf+1j) 0 (1+0j)
# | (inf+1j) 1 OverflowError complex exponentiation
# | (inf+1j) 2 (nan+nanj)
# | (inf+1j) -2 (nan+nanj)
# | (inf+1j) 0.5 OverflowError complex exponentiation
# | (inf+1j) 100 (nan+nanj)
# | (inf+1j) 101 OverflowError complex exponentiation
# | (inf+1j) 1j ZeroDivisionError 0.0 to a negative or complex power
# | (inf+1j) (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | (inf+1j) inf (nan+nanj)
# | (inf+1j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (inf+infj) 0 (1+0j)
# | (inf+infj) 1 (nan+nanj)
# | (inf+infj) 2 (nan+nanj)
# | (inf+infj) -2 (nan+nanj)
# | (inf+infj) 0.5 OverflowError complex exponentiation
# | (inf+infj) 100 (nan+nanj)
# | (inf+infj) 101 OverflowError complex exponentiation
# | (inf+infj) 1j ZeroDivisionError 0.0 to a negative or complex power
# | (inf+infj) (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | (inf+infj) inf ZeroDivisionError 0.0 to a negative or complex power
# | (inf+infj) infj ZeroDivisionError 0.0 to a negative or complex power
# | (inf-2j) 0 (1+0j)
# | (inf-2j) 1 OverflowError complex exponentiation
# | (inf-2j) 2 (nan+nanj)
# | (inf-2j) -2 (nan+nanj)
# | (inf-2j) 0.5 OverflowError complex exponentiation
# | (inf-2j) 100 (nan+nanj)
# | (inf-2j) 101 OverflowError complex exponentiation
# | (inf-2j) 1j ZeroDivisionError 0.0 to a negative or complex power
# | (inf-2j) (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | (inf-2j) inf (nan+nanj)
# | (inf-2j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (nan+0j) 0 (1+0j)
# | (nan+0j) 1 (nan+nanj)
# | (nan+0j) 2 (nan+nanj)
# | (nan+0j) -2 (nan+nanj)
# | (nan+0j) 0.5 (nan+nanj)
# | (nan+0j) 100 (nan+nanj)
# | (nan+0j) 101 (nan+nanj)
# | (nan+0j) 1j (nan+nanj)
# | (nan+0j) (-1-2j) (nan+nanj)
# | (nan+0j) inf (nan+nanj)
# | (nan+0j) infj (nan+nanj)
# | (nan-0j) 0 (1+0j)
# | (nan-0j) 1 (nan+nanj)
# | (nan-0j) 2 (nan+nanj)
# | (nan-0j) -2 (nan+nanj)
# | (nan-0j) 0.5 (nan+nanj)
# | (nan-0j) 100 (nan+nanj)
# | (nan-0j) 101 (nan+nanj)
# | (nan-0j) 1j (nan+nanj)
# | (nan-0j) (-1-2j) (nan+nanj)
# | (nan-0j) inf (nan+nanj)
# | (nan-0j) infj (nan+nanj)
# | (nan+1j) 0 (1+0j)
# | (nan+1j) 1 (nan+nanj)
# | (nan+1j) 2 (nan+nanj)
# | (nan+1j) -2 (nan+nanj)
# | (nan+1j) 0.5 (nan+nanj)
# | (nan+1j) 100 (nan+nanj)
# | (nan+1j) 101 (nan+nanj)
# | (nan+1j) 1j (nan+nanj)
# | (nan+1j) (-1-2j) (nan+nanj)
# | (nan+1j) inf (nan+nanj)
# | (nan+1j) infj (nan+nanj)
# | (nan+infj) 0 (1+0j)
# | (nan+infj) 1 (nan+nanj)
# | (nan+infj) 2 (nan+nanj)
# | (nan+infj) -2 (nan+nanj)
# | (nan+infj) 0.5 (nan+nanj)
# | (nan+infj) 100 (nan+nanj)
# | (nan+infj) 101 (nan+nanj)
# | (nan+infj) 1j (nan+nanj)
# | (nan+infj) (-1-2j) (nan+nanj)
# | (nan+infj) inf (nan+nanj)
# | (nan+infj) infj (nan+nanj)
# | (nan-2j) 0 (1+0j)
# | (nan-2j) 1 (nan+nanj)
# | (nan-2j) 2 (nan+nanj)
# | (nan-2j) -2 (nan+nanj)
# | (nan-2j) 0.5 (nan+nanj)
# | (nan-2j) 100 (nan+nanj)
# | (nan-2j) 101 (nan+nanj)
# | (nan-2j) 1j (nan+nanj)
# | (nan-2j) (-1-2j) (nan+nanj)
# | (nan-2j) inf (nan+nanj)
# | (nan-2j) infj (nan+nanj)
# | (0.5+0j) 0 (1+0j)
# | (0.5+0j) 1 (0.5+0j)
# | (0.5+0j) 2 (0.25+0j)
# | (0.5+0j) -2 (4+0j)
# | (0.5+0j) 0.5 (0.7071067811865476+0j)
# | (0.5+0j) 100 (7.888609052210118e-31+0j)
# | (0.5+0j) 101 (3.944304526105059e-31+0j)
# | (0.5+0j) 1j (0.7692389013639721-0.6389612763136348j)
# | (0.5+0j) (-1-2j) (0.36691394948660344+1.9660554808224875j)
# | (0.5+0j) inf (nan+nanj)
# | (0.5+0j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (0.5-0j) 0 (1+0j)
# | (0.5-0j) 1 (0.5+0j)
# | (0.5-0j) 2 (0.25+0j)
# | (0.5-0j) -2 (4+0j)
# | (0.5-0j) 0.5 (0.7071067811865476-0j)
# | (0.5-0j) 100 (7.888609052210118e-31+0j)
# | (0.5-0j) 101 (3.944304526105059e-31-0j)
# | (0.5-0j) 1j (0.7692389013639721-0.6389612763136348j)
# | (0.5-0j) (-1-2j) (0.36691394948660344+1.9660554808224875j)
# | (0.5-0j) inf (nan+nanj)
# | (0.5-0j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (0.5+1j) 0 (1+0j)
# | (0.5+1j) 1 (0.5+1j)
# | (0.5+1j) 2 (-0.75+1j)
# | (0.5+1j) -2 (-0.48-0.64j)
# | (0.5+1j) 0.5 (0.8994537199739336+0.5558929702514211j)
# | (0.5+1j) 100 (-50827.607306191916-48224.97071876014j)
# | (0.5+1j) 101 (22811.16706566324-74940.09266557268j)
# | (0.5+1j) 1j (0.3284450256598363+0.036798012005126814j)
# | (0.5+1j) (-1-2j) (1.9504269930006521-7.95277855625983j)
# | (0.5+1j) inf ZeroDivisionError 0.0 to a negative or complex power
# | (0.5+1j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (0.5+infj) 0 (1+0j)
# | (0.5+infj) 1 OverflowError complex exponentiation
# | (0.5+infj) 2 (nan+nanj)
# | (0.5+infj) -2 (nan+nanj)
# | (0.5+infj) 0.5 OverflowError complex exponentiation
# | (0.5+infj) 100 (nan+nanj)
# | (0.5+infj) 101 OverflowError complex exponentiation
# | (0.5+infj) 1j ZeroDivisionError 0.0 to a negative or complex power
# | (0.5+infj) (-1-2j) ZeroDivisionError 0.0 to a negative or complex power
# | (0.5+infj) inf ZeroDivisionError 0.0 to a negative or complex power
# | (0.5+infj) infj ZeroDivisionError 0.0 to a negative or complex power
# | (0.5-2j) 0 (1+0j)
# | (0.5-2j) 1 (0.5-2j)
# | (0.5-2j) 2 (-3.75-2j)
# | (0.5-2j) -2 (-0.20761245674740486+0.11072664359861592j)
# | (0.5-2j) 0.5 (1.1317139242778693-0.8836155308755134j)
# | (0.5-2j) 100 (2.1150521561639243e+31-1.5579640930174844e+31j)
# | (0.5-2j) 101 (-2.0584021079531043e+31-5.009086358836555e+31j)
# | (0.5-2j) 1j (2.82214015886213+2.4925346520736307j)
# | (0.5-2j) (-1-2j) (0.03396429079159242-0.0041333461089959j)
# | (0.5-2j) inf ZeroDivisionError 0.0 to a negative or complex power
# | (0.5-2j) infj ZeroDivisionError 0.0 to a negative or complex power
# | (-1.2123487904941875e+99+1.2219000680066844e+99j)
