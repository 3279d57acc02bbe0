"""Time and memory against the size of the source: a stream, of which nothing lies anywhere."""

import measure

# What is read, and the command that reads it from its standard input.
KINDS = [
    ("CSV", "customers", "rm -f {O}* && {B} run {D}/customers.yaml customers=- --into {O} --jobs 2"),
    ("JSON Lines", "events", "rm -f {O}* && {B} run {D}/events.yaml events=- --into {O} --jobs 2"),
    ("gzip of CSV", "customers.gz", "rm -f {O}* && {B} run {D}/customers.yaml customers=- --into {O} --jobs 2"),
]


def sizes(largest):
    size = 10
    while size <= largest:
        yield size
        size *= 10


def measure_growth(bench, largest, plot):
    """Prints a table, and draws it where somebody wants to look."""
    series, rows = [], []
    for label, kind, command in KINDS:
        points = []
        for size in sizes(largest):
            # 100 MB, read again and again: a generator in Python is slower than what it feeds. The header comes once.
            piece = min(size, 100)
            source, times = bench.source(kind.removesuffix(".gz"), piece), size // piece
            body, pack = f"{source}.body", "gzip -6 -c" if kind.endswith(".gz") else "cat"
            first = 0 if kind == "events" else 1
            measure.once(f"tail -n +{1 + first} {source} | {pack} > {body}")
            feed = f"head -n {first} {source} | {pack}; for i in $(seq {times}); do cat {body}; done"
            cost = measure.once(f"({feed}) | ({bench.fill(command, '-')})")
            points.append((size, cost))
            rows.append([label, f"{size:,} MB", f"{cost.seconds:.2f} s", f"{size / cost.seconds:.0f} MB/s",
                         f"{cost.megabytes:.0f} MB"])  # fmt: skip
            bench.clean()
            measure.once(f"rm {body}")
        series.append((label, points))
    print(measure.table(["source", "size", "time", "rate", "peak memory"], rows))
    if plot:
        draw(series, plot)


def draw(series, path):
    """Two panels of lines as SVG: the rate, and the memory."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    matplotlib.rcParams.update({"svg.hashsalt": "bauta", "svg.fonttype": "none", "font.size": 9})
    figure, panels = pyplot.subplots(1, 2, figsize=(8, 3))
    for panel, title, value in [
        (panels[0], "MB/s of input, two workers", lambda size, cost: size / cost.seconds),
        (panels[1], "peak memory, MB", lambda size, cost: cost.megabytes),
    ]:
        for label, points in series:
            panel.plot([size for size, _ in points], [value(*point) for point in points], marker="o", label=label)
        panel.set_xscale("log")
        panel.set_xlabel("size of the source, MB")
        panel.set_title(title, fontsize=9)
        panel.set_ylim(bottom=0)
        panel.grid(alpha=0.3)
    panels[1].set_ylim(0, 110)
    panels[1].axhline(96, color="grey", linestyle="--", linewidth=1)
    panels[1].annotate("96 MiB", (10, 98), color="grey")
    panels[0].legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None, "Creator": "Tests/Benchmarks/benchmark.py"})
