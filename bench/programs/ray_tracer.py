"""Spheres over a checkered floor, with shadows and reflections."""
import sys
from math import inf, sqrt


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, scale):
        return Vector(self.x * scale, self.y * scale, self.z * scale)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / sqrt(self.dot(self)))

    def reflect(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Sphere:
    def __init__(self, centre, radius, colour, shine):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.shine = shine

    def hit(self, origin, direction):
        offset = origin - self.centre
        b = offset.dot(direction)
        disc = b * b - offset.dot(offset) + self.radius * self.radius
        if disc <= 0.0:
            return inf
        root = sqrt(disc)
        for t in (-b - root, -b + root):
            if t > 1e-6:
                return t
        return inf

    def normal(self, point):
        return (point - self.centre).unit()

    def colour_at(self, point):
        return self.colour


class Floor:
    shine = 0.2

    def hit(self, origin, direction):
        if direction.y >= -1e-9:
            return inf
        return (-1.0 - origin.y) / direction.y

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def colour_at(self, point):
        dark = (int(point.x // 1) + int(point.z // 1)) % 2
        return Vector(0.2, 0.2, 0.2) if dark else Vector(0.9, 0.9, 0.9)


LIGHT = Vector(-5.0, 8.0, -5.0)
SCENE = [Floor(),
         Sphere(Vector(0.0, 0.0, 3.0), 1.0, Vector(0.9, 0.2, 0.2), 0.4),
         Sphere(Vector(1.6, -0.4, 2.2), 0.6, Vector(0.2, 0.9, 0.3), 0.3),
         Sphere(Vector(-1.5, -0.3, 2.4), 0.7, Vector(0.3, 0.3, 0.9), 0.5)]


def closest(origin, direction):
    best, best_t = None, inf
    for thing in SCENE:
        t = thing.hit(origin, direction)
        if 1e-6 < t < best_t:
            best, best_t = thing, t
    return best, best_t


def trace(origin, direction, depth):
    thing, t = closest(origin, direction)
    if thing is None:
        return Vector(0.5, 0.7, 1.0) * (0.5 + 0.5 * direction.y)
    point = origin + direction * t
    normal = thing.normal(point)
    to_light = (LIGHT - point).unit()
    blocker, _ = closest(point + normal * 1e-4, to_light)
    bright = 0.15 if blocker else 0.15 + 0.85 * max(0.0, normal.dot(to_light))
    colour = thing.colour_at(point) * bright
    if depth > 0 and thing.shine:
        mirrored = trace(point + normal * 1e-4, direction.reflect(normal).unit(), depth - 1)
        colour = colour * (1.0 - thing.shine) + mirrored * thing.shine
    return colour


def main(size):
    eye = Vector(0.0, 0.5, -3.0)
    checksum = 0
    for y in range(size):
        for x in range(size):
            direction = Vector((x - size / 2) / size, (size / 2 - y) / size, 1.0).unit()
            c = trace(eye, direction, 2)
            pixel = [min(255, int(v * 255)) for v in (c.x, c.y, c.z)]
            for v in pixel:
                checksum = (checksum * 257 + v) % 1000000007
    print(checksum)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 620)
