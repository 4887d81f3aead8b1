class Tag:
    depth = 0
    def __init__(self, n): self.n = n
    def __enter__(self):
        print("  " * Tag.depth + f"<{self.n}>")
        Tag.depth += 1
        return self
    def __exit__(self, *exc):
        Tag.depth -= 1
        print("  " * Tag.depth + f"</{self.n}>" + (f" {exc[0].__name__}" if exc[0] else ""))
        return self.n == "catch"
with Tag("a") as a, Tag("b"):
    with Tag("catch"):
        with Tag("inner"):
            raise ValueError
    print(a.n, Tag.depth)
for i in range(2):
    with Tag(i):
        if i: break
        continue

# expect:
# | <a>
# |   <b>
# |     <catch>
# |       <inner>
# |       </inner> ValueError
# |     </catch> ValueError
# | a 2
# |   </b>
# | </a>
# | <0>
# | </0>
# | <1>
# | </1>
