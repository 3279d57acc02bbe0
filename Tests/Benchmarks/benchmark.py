"""How fast Bauta is, against the peers that are installed and the plain C program that is the bound.

    python3 Tests/Benchmarks/benchmark.py                 the table: 100 MB, five interleaved rounds
    python3 Tests/Benchmarks/benchmark.py --size 1000     the same at 1 GB
    python3 Tests/Benchmarks/benchmark.py --only 'dump-*,seed-*'     some jobs: those of dumps
    python3 Tests/Benchmarks/benchmark.py --growth --plot Tests/Benchmarks/growth.svg
    python3 Tests/Benchmarks/benchmark.py --shapes        tables of other shapes, rule sets of other sizes
    python3 Tests/Benchmarks/benchmark.py --blocks        what compression costs and spares

It makes its data, in memory where /dev/shm is there, and needs nothing but a built Bauta. Rivals that are missing are
named and left out: polars, polars-hash, adbc-driver-sqlite, isal and duckdb from PyPI, miller, jq and isal from Debian,
and for the C program ../shared/bench, gcc, libdeflate-dev, libisal-dev, libsqlite3-dev and libssl-dev. The jobs that
load servers run as `bash .ci/servers python3 Tests/Benchmarks/benchmark.py`. Only ratios of one call count: machines
differ, and one machine differs from hour to hour.
"""

import argparse
import fnmatch
import os
import pathlib
import shutil
import subprocess
import sys

import growth
import jobs
import measure

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BOUND = ROOT.parent / "shared/bench/physics/ref.c"
LIBRARIES = ["-lcrypto", "-ldeflate", "-lz", "-lisal", "-lsqlite3", "-lpthread"]


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bauta", default=str(ROOT / ".build/release/bauta"), help="the program to measure")
    parser.add_argument("--python", default=sys.executable, help="a Python with the peers' packages")
    parser.add_argument("--work", default="/dev/shm/bauta-benchmark" if os.path.isdir("/dev/shm") else "benchmark.tmp")
    parser.add_argument("--size", type=float, default=100, help="megabytes of each source")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="the names of some jobs or patterns, with commas between them")
    parser.add_argument("--codec", default="isal", choices=["isal", "zlib"], help="what Bauta was built with")
    for what in ["growth", "shapes", "blocks"]:
        parser.add_argument(f"--{what}", action="store_true")
    parser.add_argument("--plot", help="where the picture of --growth goes, as SVG")
    parser.add_argument("--largest", type=int, default=1000, help="megabytes of the largest source of --growth")
    return parser.parse_args()


class Bench:
    def __init__(self, chosen):
        self.options = chosen
        self.work = pathlib.Path(chosen.work)
        self.work.mkdir(parents=True, exist_ok=True)
        os.environ["BAUTA_KEY"] = subprocess.check_output([chosen.bauta, "keys", "generate"], text=True).strip()
        self.bound = self.work / "bound"
        self.has_bound = self.compile_bound()

    def compile_bound(self):
        """Whether the plain C program is there: it is compiled for this very processor."""
        if not BOUND.exists() or not shutil.which("gcc"):
            return False
        command = ["gcc", "-O3", "-march=native", "-w", "-o", str(self.bound), str(BOUND), *LIBRARIES]
        if "avx512bw" not in open("/proc/cpuinfo").read():
            command[1:1] = ["-include", str(HERE / "wide512.h")]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def has(self, needs):
        """What is missing of `needs`, or nothing."""
        for need in needs:
            if need == "ref":
                found = self.has_bound
            elif need.startswith("BAUTA_"):
                found = os.environ.get(need)
            elif need in ["jq", "mlr", "igzip", "sqlite3", "psql", "mariadb"]:
                found = shutil.which(need)
            else:
                look = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({need!r}) is None)"
                found = subprocess.run([self.options.python, "-c", look], check=False).returncode == 0
            if not found:
                return need
        return None

    def fill(self, command, source):
        return command.format(
            B=self.options.bauta, P=self.options.python, D=HERE, R=self.bound, C=self.options.codec, S=source,
            O=self.work / "out", G=os.environ.get("BAUTA_POSTGRESQL"), M=os.environ.get("BAUTA_MARIADB"))  # fmt: skip

    def source(self, kind, megabytes):
        """The path of a source, made where it is not there yet."""
        path = self.work / f"{kind.replace(':', '-')}-{megabytes:g}"
        if path.exists():
            return path
        if kind == "store":
            table = self.source("customers", megabytes)
            run = "{B} run {D}/keep.yaml customers={S} --into " + str(path)
            measure.once(self.fill(run, table))
        elif kind.startswith("store:"):
            kind = kind.removeprefix("store:")
            name = "orders=" if kind == "orders:csv" else ""
            measure.once(
                self.fill(f"{{B}} run -q {{D}}/dump.yaml {name}{{S}} --into {path}", self.source(kind, megabytes)))
        elif kind.endswith(".gz"):
            measure.once(f"gzip -6 -c {self.source(kind[:-3], megabytes)} > {path}")
        else:
            # In a process of its own: what this one holds is counted as memory of every program that it starts.
            with open(path, "wb") as file:
                subprocess.run([sys.executable, HERE / "data.py", kind, f"{megabytes:g}"], stdout=file, check=True)
        return path

    def clean(self):
        for path in self.work.glob("out*"):
            path.unlink()

    def compare(self):
        """The table of ratios."""
        rows, missing = [], []
        names = [name for name in self.options.only.split(",") if name]
        for job in jobs.JOBS:
            if names and not any(fnmatch.fnmatch(job.name, name) for name in names):
                continue
            if lacks := self.has(job.needs):
                missing.append(f"{job.title}: {lacks} is not {'set' if lacks.startswith('BAUTA_') else 'installed'}")
                continue
            rivals = []
            for rival in job.rivals:
                if lacks := self.has(rival.needs):
                    missing.append(f"{rival.label} ({job.title}): {lacks} is not installed")
                else:
                    rivals.append(rival)
            rows += self.compare_job(job, rivals)
            self.clean()
        header = ["job", "Bauta", "memory", "against", "time", "memory", "times as fast", "wanted"]
        print(f"\n{self.options.size:g} MB, medians of {self.options.rounds} interleaved rounds\n")
        print(measure.table(header, rows))
        for line in missing:
            print(f"left out: {line}")

    def compare_job(self, job, rivals):
        """The rows of one job, one for each rival."""
        megabytes = min(self.options.size, job.most or self.options.size)
        commands, before, sizes = {}, {}, {}
        for label, one in [("Bauta", job), *((rival.label, rival) for rival in rivals)]:
            source = self.source(one.source or job.source, megabytes)
            commands[label] = self.fill(one.command, source)
            before[label] = one.before and self.fill(one.before, source)
            sizes[label] = os.path.getsize(source)
        costs = measure.interleaved(commands, self.options.rounds, before)
        unit = "s"
        if job.per_byte:
            costs = {label: measure.per_byte(costs[label], sizes[label]) for label in costs}
            unit = "ns/byte"
        ours = measure.median(costs["Bauta"])
        memory = f"{ours.megabytes:.0f} MB"
        if job.memory:
            memory += f" of {job.memory}{', TOO MUCH' if ours.megabytes > job.memory else ''}"
        rows = []
        for rival in rivals:
            theirs = measure.median(costs[rival.label])
            rows.append([
                job.title, f"{ours.seconds:.2f} {unit}", memory, rival.label, f"{theirs.seconds:.2f} {unit}",
                f"{theirs.megabytes:.0f} MB", f"{measure.ratio(costs, 'Bauta', rival.label):.2f}",
                "" if rival.wanted is None else f"{rival.wanted:g}",
            ])  # fmt: skip
        return rows

    def shapes(self):
        """Tables of other shapes, and rule sets of other sizes over 1,000 columns."""
        rows = []
        kinds = [(kind, label, "unlisted: keep\n", "") for kind, label in jobs.SHAPES]
        for masked in [1, 10, 100, 1000]:
            columns = "\n".join(f"      c{column}: {{ partial-mask: {{ keep-last: 2 }} }}" for column in range(masked))
            kinds.append(("wide:1000", f"1,000 columns, {masked:,} masked", "unlisted: keep\n", "\n    columns:\n" + columns))
        for kind, label, defaults, columns in kinds:
            rules = self.work / "rules.yaml"
            rules.write_text(
                f"bauta: 1\nname: shapes\nkey: env:BAUTA_KEY\n{defaults}datasets:\n  table:\n    format: csv{columns}\n")
            source = self.source(kind, self.options.size)
            run = f"rm -f {{O}}* && {{B}} run {rules} table={{S}} --into {{O}} --jobs 2"
            cost = measure.median([measure.once(self.fill(run, source)) for _ in range(self.options.rounds)])
            size = os.path.getsize(source) / 1e6
            rows.append([label, f"{size / cost.seconds:.0f} MB/s", f"{cost.megabytes:.0f} MB"])
            self.clean()
        print(f"\n{self.options.size:g} MB of each shape to a staging store, two workers\n")
        print(measure.table(["shape", "rate", "memory"], rows))

    def blocks(self):
        """What each level of compression costs, and what the masked CSV takes under gzip beside it."""
        source = self.source("customers", self.options.size)
        records = int(subprocess.check_output(["wc", "-l", source], text=True).split()[0]) - 1
        rows = []
        for level in ["none", "fast", "small"]:
            run = self.fill(jobs.RUN + f" --jobs 2 --compression {level}", source)
            cost = measure.median([measure.once(run) for _ in range(self.options.rounds)])
            rows.append([f"--compression {level}", f"{cost.seconds:.2f} s", stored(self.work / "out", records)])
        masked = self.fill("{B} export {S} customers > {O}.csv", self.work / "out")
        measure.once(masked)
        for program in ["igzip -1", "igzip -3", "gzip -1", "gzip -6"]:
            if shutil.which(program.split()[0]):
                cost = measure.once(f"{program} -c {self.work}/out.csv > {self.work}/out.gz")
                rows.append([f"masked CSV, {program}", f"{cost.seconds:.2f} s", stored(self.work / "out.gz", records)])
        self.clean()
        print(measure.table(["stored as", "time", "bytes a record"], rows))


def stored(path, records):
    return f"{os.path.getsize(path) / records:.1f}"


def main():
    chosen = options()
    if not os.access(chosen.bauta, os.X_OK):
        sys.exit(f"{chosen.bauta} is not there; `swift build -c release --product bauta --static-swift-stdlib` makes it")
    bench = Bench(chosen)
    if chosen.growth:
        growth.measure_growth(bench, chosen.largest, chosen.plot)
    if chosen.shapes:
        bench.shapes()
    if chosen.blocks:
        bench.blocks()
    if not (chosen.growth or chosen.shapes or chosen.blocks):
        bench.compare()


if __name__ == "__main__":
    main()
