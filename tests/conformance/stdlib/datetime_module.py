from datetime import date, datetime, time, timedelta, timezone
def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

d, t = date(2024, 2, 29), timedelta(days=1, hours=2, minutes=3, seconds=4, microseconds=5)
dt = datetime(2024, 2, 29, 13, 5, 9, 123456, tzinfo=timezone.utc)
print(d, repr(d), d + timedelta(1), d - date(2023, 1, 1), d.weekday(), d.isoformat(), d.strftime("%Y/%m/%d %a %j"), d.replace(year=2020), d.toordinal(), d.isocalendar(), d.timetuple()[:6], d < date(2025, 1, 1), date.fromisoformat("2024-02-29"), date.max, d.ctime())
print(t, repr(t), t * 2, t / 2, t // timedelta(hours=1), t % timedelta(hours=1), -t, abs(-t), t.total_seconds(), timedelta(weeks=1, milliseconds=1), timedelta(seconds=-1), bool(timedelta()), t == timedelta(days=1, seconds=7384, microseconds=5), divmod(t, timedelta(hours=5)), timedelta(0.5), str(timedelta(days=-1, hours=5)))
print(dt, repr(dt), dt.isoformat(" ", "milliseconds"), dt + t, dt - datetime(2024, 1, 1, tzinfo=timezone.utc), dt.astimezone(timezone(timedelta(hours=5, minutes=30))), dt.timestamp(), dt.strftime("%H:%M:%S.%f %z %p %I %B"), datetime.strptime("2024-03-01 10:20", "%Y-%m-%d %H:%M"), datetime.fromisoformat("2024-02-29T13:05:09+02:00"), dt.date(), dt.time(), dt.utcoffset(), dt.tzname(), datetime.fromtimestamp(0, timezone.utc))
print(time(1, 2, 3), time(23, 59, 59, 999999).isoformat(), time.fromisoformat("04:05:06.5"), time(1) < time(2), timezone(timedelta(hours=-3)), timezone.utc, datetime.min, datetime.combine(d, time(5)))
for f in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: datetime(2024, 13, 1), lambda: time(25), lambda: d + 5, lambda: d < dt, lambda: timedelta(days=10**10), lambda: date.fromisoformat("x"), lambda: datetime.strptime("a", "%Y"), lambda: dt - datetime(2024, 1, 1), lambda: timezone(timedelta(days=2)), lambda: date(1.5, 1, 1), lambda: timedelta("a"), lambda: d.replace(month=2, day=30)):
    show(f)

# expect:
# | 2024-02-29 datetime.date(2024, 2, 29) 2024-03-01 424 days, 0:00:00 3 2024-02-29 2024/02/29 Thu 060 2020-02-29 738945 datetime.IsoCalendarDate(year=2024, week=9, weekday=4) (2024, 2, 29, 0, 0, 0) True 2024-02-29 9999-12-31 Thu Feb 29 00:00:00 2024
# | 1 day, 2:03:04.000005 datetime.timedelta(days=1, seconds=7384, microseconds=5) 2 days, 4:06:08.000010 13:01:32.000002 26 0:03:04.000005 -2 days, 21:56:55.999995 1 day, 2:03:04.000005 93784.000005 7 days, 0:00:00.001000 -1 day, 23:59:59 False True (5, datetime.timedelta(seconds=3784, microseconds=5)) 12:00:00 -1 day, 5:00:00
# | 2024-02-29 13:05:09.123456+00:00 datetime.datetime(2024, 2, 29, 13, 5, 9, 123456, tzinfo=datetime.timezone.utc) 2024-02-29 13:05:09.123+00:00 2024-03-01 15:08:13.123461+00:00 59 days, 13:05:09.123456 2024-02-29 18:35:09.123456+05:30 1709211909.123456 13:05:09.123456 +0000 PM 01 February 2024-03-01 10:20:00 2024-02-29 13:05:09+02:00 2024-02-29 13:05:09.123456 0:00:00 UTC 1970-01-01 00:00:00+00:00
# | 01:02:03 23:59:59.999999 04:05:06.500000 True UTC-03:00 UTC 0001-01-01 00:00:00 2024-02-29 05:00:00
# | ValueError: day is out of range for month
# | ValueError: year 0 is out of range
# | ValueError: month must be in 1..12
# | ValueError: hour must be in 0..23
# | TypeError: unsupported operand type(s) for +: 'datetime.date' and 'int'
# | TypeError: can't compare datetime.datetime to datetime.date
# | OverflowError: Python int too large to convert to C int
# | ValueError: Invalid isoformat string: 'x'
# | ValueError: time data 'a' does not match format '%Y'
# | TypeError: can't subtract offset-naive and offset-aware datetimes
# | ValueError: offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=2).
# | TypeError: 'float' object cannot be interpreted as an integer
# | TypeError: unsupported type for timedelta days component: str
# | ValueError: day is out of range for month
