"""Runs commands as whole processes and says what they cost, by the operating system's own account."""

import collections
import os
import statistics
import subprocess
import sys
import time

Cost = collections.namedtuple("Cost", "seconds cpu megabytes")


def once(command):
    """What one run of a shell command costs; a pipeline's memory is that of its largest program.

    Memory below that of this very process, about 20 MB, cannot be told.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        ["bash", "-c", "set -o pipefail; " + command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command}\n{said.decode(errors='replace')[-2000:]}\nended with {process.returncode}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def interleaved(commands, rounds, before=None):
    """The costs of several commands, each of them once a round, every other round in reverse order.

    What `before` has under a command's name runs ahead of it and is not measured.
    """
    costs = {name: [] for name in commands}

    def cost(name):
        if before and before.get(name):
            once(before[name])
        return once(commands[name])

    for name in commands:
        cost(name)
    for number in range(rounds):
        for name in list(commands) if number % 2 == 0 else reversed(list(commands)):
            costs[name].append(cost(name))
    return costs


def per_byte(costs, size):
    """The costs with the CPU time a byte instead of the time, in nanoseconds."""
    return [cost._replace(seconds=cost.cpu / size * 1e9) for cost in costs]


def ratio(costs, ours, theirs):
    """How many times as fast ours is: the median over the rounds."""
    return statistics.median(b.seconds / a.seconds for a, b in zip(costs[ours], costs[theirs]))


def median(costs):
    """The median of each figure."""
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in Cost._fields))


def table(header, rows):
    """Text in columns, in the form of Markdown."""
    widths = [max(len(str(row[i])) for row in [header, *rows]) for i in range(len(header))]
    lines = ["| " + " | ".join(str(cell).ljust(width) for cell, width in zip(row, widths)) + " |" for row in [header, *rows]]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
