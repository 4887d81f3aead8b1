class Point:
    count = 0

    def __init__(self, x, y):
        self.x = x
        self.y = y
        Point.count += 1

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Named(Point):
    def __init__(self, name, *args):
        super().__init__(*args)
        self.name = name

    @property
    def title(self):
        return self.name.title()


print(Point(1, 2) + Named("origin", 0, 0), Named("home", 1, 1).title, Point.count)
try:
    {}["missing"]
except KeyError as error:
    print(type(error).__name__, error)


def squares(n):
    for i in range(n):
        yield i * i


print(list(squares(5)), dict(zip("abc", squares(3))), {1, 2} | {2}, 2 ** 100)
