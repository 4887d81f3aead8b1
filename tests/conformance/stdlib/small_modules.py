# needs: _socket
import copy
import graphlib
import numbers
import statistics as st
import calendar
import colorsys
import types
print(st.mean([1, 2, 3.5]), st.median([3, 1, 2]), st.mode("aab"), st.stdev([1, 2, 3, 4]), st.pvariance([1, 2, 3]), st.quantiles([1, 2, 3, 4, 5]), st.harmonic_mean([40, 60]), st.geometric_mean([1, 10, 100]), st.fmean([1, 2]), st.multimode([1, 1, 2, 2]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.correlation([1, 2, 3], [1, 2, 4]), st.NormalDist(0, 1).cdf(1))
try:
    st.mean([])
except st.StatisticsError as e:
    print(e)
ts = graphlib.TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
print([sorted(x) for x in [list(ts.static_order())]], calendar.month(2024, 2), calendar.isleap(1900), calendar.monthrange(2023, 2), colorsys.rgb_to_hsv(0.2, 0.4, 0.4))
try:
    list(graphlib.TopologicalSorter({"a": ["b"], "b": ["a"]}).static_order())
except graphlib.CycleError as e:
    print(e.args[0])
print(isinstance(5, numbers.Integral), isinstance(1.5, numbers.Rational), isinstance(1j, numbers.Number), issubclass(bool, numbers.Real))
x = [1, [2, 3], {"k": (4, [5])}]
y = copy.deepcopy(x)
y[1].append(9)
print(x, y, copy.copy(x)[1] is x[1], copy.replace if hasattr(copy, "replace") else "no replace")
import uuid, secrets, platform, getpass, locale, codecs, quopri, html, urllib.parse, ipaddress, fileinput, linecache, timeit, trace, cmd, sched
print(uuid.UUID(int=5), uuid.uuid5(uuid.NAMESPACE_DNS, "x"), html.escape("<a&\"'>"), html.unescape("&lt;&eacute;&#65;"), urllib.parse.quote("a b/é"), urllib.parse.urlparse("http://u:p@h:80/p;q?x=1#f"), urllib.parse.parse_qs("a=1&a=2&b=%20"), urllib.parse.urljoin("http://a/b/c", "../d"), urllib.parse.urlencode({"a": "x y"}), ipaddress.ip_address("10.0.0.1") + 1, ipaddress.ip_network("10.0.0.0/30").num_addresses, codecs.encode("abc", "rot13"), codecs.lookup("utf8").name, platform.python_implementation() in ("CPython", "Krait"))

# expect:
# | 2.1666666666666665 2 a 1.2909944487358056 0.6666666666666666 [1.5, 3.0, 4.5] 48.0 10.000000000000002 1.5 [1, 2] LinearRegression(slope=2.0, intercept=0.0) 0.9819805060619656 0.8413447460685429
# | mean requires at least one data point
# | [['a', 'b', 'c', 'd']]    February 2024
# | Mo Tu We Th Fr Sa Su
# |           1  2  3  4
# |  5  6  7  8  9 10 11
# | 12 13 14 15 16 17 18
# | 19 20 21 22 23 24 25
# | 26 27 28 29
# |  False (2, 28) (0.5, 0.5, 0.4)
# | nodes are in a cycle
# | True False True True
# | [1, [2, 3], {'k': (4, [5])}] [1, [2, 3, 9], {'k': (4, [5])}] True no replace
# | 00000000-0000-0000-0000-000000000005 05b16a01-46c6-56dd-bd6e-c6dfb4a1427a &lt;a&amp;&quot;&#x27;&gt; <éA a%20b/%C3%A9 ParseResult(scheme='http', netloc='u:p@h:80', path='/p', params='q', query='x=1', fragment='f') {'a': ['1', '2'], 'b': [' ']} http://a/d a=x+y 10.0.0.2 4 nop utf-8 True
