internal import ArgumentParser
internal import Audit
internal import Pipeline
internal import Records
internal import Store

/// `bauta runs`: the runs that a store keeps.
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "List, compare or prune the runs that a staging database keeps.",
        discussion: """
            Example:
              bauta runs list staging.db
              bauta runs compare staging.db
              bauta runs prune staging.db --keep 1

            \(ExitText.of([.io, .verification, .absent, .locked, .limit, .interrupted, .terminated]))
            """,
        subcommands: [List.self, Compare.self, Prune.self])

    /// `bauta runs list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Show the runs, the newest first, and which datasets of each are still there.",
            discussion: """
                'newest' are the datasets that the views show, 'older' those that a later run filled again, each with \
                its number of records.

                Example:
                  bauta runs list staging.db

                \(ExitText.of([.io, .verification, .absent]))
                """)

        @Argument(help: ArgumentHelp("The staging database.", valueName: "staging.db"))
        var store: String
        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let list = try RunList.load(path: store)
            Console.out(bytes: Array((json ? list.json() + "\n" : list.table(width: Console.width)).utf8))
        }
    }

    /// `bauta runs compare`.
    struct Compare: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "compare",
            abstract: "Show what differs between two runs: rules, keys, methods and counts, never a value.",
            discussion: """
                Without numbers the newest two runs are compared. A count that only grew as the records did is left \
                out.

                Example:
                  bauta runs compare staging.db 6 7

                \(ExitText.of([.io, .verification, .absent]))
                """)

        @Argument(help: ArgumentHelp("The staging database.", valueName: "staging.db"))
        var store: String
        @Argument(help: ArgumentHelp("The numbers of two runs, the older one first.", valueName: "run"))
        var runs: [Int] = []
        @Flag(help: "Print JSON.")
        var json = false

        func validate() throws {
            if ![0, 2].contains(runs.count) { throw ValidationError("run: the numbers of two runs, or none") }
        }

        func run() throws {
            let comparison = try RunComparison.load(path: store, runs: runs.isEmpty ? nil : (runs[0], runs[1]))
            Console.out(bytes: Array((json ? comparison.json() + "\n" : comparison.table(width: Console.width)).utf8))
        }
    }

    /// `bauta runs prune`.
    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prune",
            abstract: "Rewrite the staging database without its older runs.",
            discussion: """
                The file is replaced as a run replaces it: complete or not at all. The receipt that is printed takes \
                the place of the newest run's; the audit trail stays whole.

                Example:
                  bauta runs prune staging.db --keep 1 --dry-run

                \(ExitText.of([.io, .verification, .absent, .locked, .limit, .interrupted, .terminated]))
                """)

        @Argument(help: ArgumentHelp("The staging database.", valueName: "staging.db"))
        var store: String
        @Option(help: "How many runs of each dataset stay.")
        var keep: Int
        @Flag(help: "Show what would go, write nothing.")
        var dryRun = false
        @Flag(help: "Print JSON.")
        var json = false

        func validate() throws {
            guard keep >= 1 else { throw ValidationError("--keep: a number from 1") }
        }

        func run() throws {
            let pruning = StorePruning(path: store, keepRuns: keep)
            let stop = StopFlag()
            if !dryRun { StopSignals.install(stop) }
            let outcome = dryRun ? nil : try pruning.run(time: Timestamp.now(), goOn: stop.goOn)
            let removed = try outcome?.removed ?? (dryRun ? pruning.candidates() : [])
            let text = PruneText(store: store, keepRuns: keep, removed: removed, receipt: outcome?.receipt)
            Console.out(json ? text.json : text.summary)
        }
    }
}
