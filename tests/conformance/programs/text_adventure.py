# A state machine: rooms, items, and commands read from a script.
ROOMS = {
    "hall": {"north": "library", "east": "kitchen", "items": ["lamp"]},
    "library": {"south": "hall", "items": ["book", "key"]},
    "kitchen": {"west": "hall", "down": "cellar", "items": []},
    "cellar": {"up": "kitchen", "items": ["treasure"], "locked": True, "dark": True},
}


class Game:
    def __init__(self):
        self.room, self.bag, self.score, self.lit = "hall", set(), 0, False
        self.handlers = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("do_")}

    def do_go(self, direction):
        target = ROOMS[self.room].get(direction)
        if target is None:
            return f"You cannot go {direction!s} from the {self.room}."
        if ROOMS[target].get("locked") and "key" not in self.bag:
            return "The door is locked."
        self.room = target
        return self.do_look()

    def do_look(self, *_):
        room = ROOMS[self.room]
        if room.get("dark") and not self.lit:
            return "It is dark."
        exits = sorted(k for k in room if k not in ("items", "locked", "dark"))
        return f"{self.room.title()}: exits {', '.join(exits)}; items: {', '.join(room['items']) or 'none'}"

    def do_take(self, item):
        items = ROOMS[self.room]["items"]
        try:
            items.remove(item)
        except ValueError as error:
            return f"No {item} here ({error})."
        self.bag.add(item)
        self.score += len(item)
        return f"Taken: {item}. Score {self.score:03d}"

    def do_light(self, *_):
        if "lamp" in self.bag:
            self.lit = not self.lit
            return "on" if self.lit else "off"
        return "No lamp."

    def play(self, script):
        for number, line in enumerate(script.split(";"), 1):
            verb, *rest = line.split()
            handler = self.handlers.get(verb, lambda *a: f"I don't know how to {verb!r}.")
            try:
                answer = handler(*rest)
            except TypeError as error:
                answer = f"Strange: {error}"
            print(f"{number:>2} {line.strip():<14}| {answer}")


Game().play("look; go west; take lamp; take sofa; go east; go down; light; dance; go west; go north; take key; "
            "take book; go; go south; go east; go down; take treasure; light; go up")
print(sorted((k, v["items"]) for k, v in ROOMS.items()))

# expect:
# |  1 look          | Hall: exits east, north; items: lamp
# |  2 go west       | You cannot go west from the hall.
# |  3 take lamp     | Taken: lamp. Score 004
# |  4 take sofa     | No sofa here (list.remove(x): x not in list).
# |  5 go east       | Kitchen: exits down, west; items: none
# |  6 go down       | The door is locked.
# |  7 light         | on
# |  8 dance         | I don't know how to 'dance'.
# |  9 go west       | Hall: exits east, north; items: none
# | 10 go north      | Library: exits south; items: book, key
# | 11 take key      | Taken: key. Score 007
# | 12 take book     | Taken: book. Score 011
# | 13 go            | Strange: Game.do_go() missing 1 required positional argument: 'direction'
# | 14 go south      | Hall: exits east, north; items: none
# | 15 go east       | Kitchen: exits down, west; items: none
# | 16 go down       | Cellar: exits up; items: treasure
# | 17 take treasure | Taken: treasure. Score 019
# | 18 light         | off
# | 19 go up         | Kitchen: exits down, west; items: none
# | [('cellar', []), ('hall', []), ('kitchen', []), ('library', [])]
