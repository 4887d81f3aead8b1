import time
t = time.time()
print(isinstance(t, float), t > 1.6e9, time.perf_counter() <= time.perf_counter(), isinstance(time.time_ns(), int), time.monotonic() > 0, time.process_time() >= 0)
g = time.gmtime(86400 * 365)
print(g, g.tm_year, g[0], g.tm_zone, time.strftime("%Y-%m-%d %H:%M:%S", g), time.asctime(g), time.strptime("2020-05-06", "%Y-%m-%d")[:3], time.mktime(time.localtime(1000)) == 1000.0, time.ctime(0), len(g), tuple(g)[:3], time.timezone, time.tzname)
s = time.perf_counter()
time.sleep(0.01)
print(time.perf_counter() - s >= 0.01)
for f in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.strftime(5), lambda: time.gmtime("x"), lambda: time.gmtime(1e30), lambda: time.strptime("x", "%Y"), lambda: time.mktime((1,)), lambda: time.struct_time([1, 2])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | True True True True True True
# | time.struct_time(tm_year=1971, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=4, tm_yday=1, tm_isdst=0) 1971 1971 GMT 1971-01-01 00:00:00 Fri Jan  1 00:00:00 1971 (2020, 5, 6) True Thu Jan  1 00:00:00 1970 9 (1971, 1, 1) 0 ('UTC', 'UTC')
# | True
# | ValueError sleep length must be non-negative
# | TypeError 'str' object cannot be interpreted as an integer
# | TypeError strftime() argument 1 must be str, not int
# | TypeError 'str' object cannot be interpreted as an integer
# | OverflowError timestamp out of range for platform time_t
# | ValueError time data 'x' does not match format '%Y'
# | TypeError mktime(): illegal time tuple argument
# | TypeError time.struct_time() takes an at least 9-sequence (2-sequence given)
