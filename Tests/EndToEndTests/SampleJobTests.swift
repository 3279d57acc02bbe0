import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The nightly job on the shipped samples, and what a developer then reads.
    @Suite struct SampleJobTests {
        /// What the sample story shows of the methods.
        private static let methods = [
            "age", "encrypt-deterministic", "fpe", "keep", "keyed-hash", "partial-mask", "pick-from", "postcode-area",
            "redact", "round", "shift-date", "shuffle", "template", "tokenize", "truncate",
        ]

        @Test func `masks, audits and verifies the samples`() throws {
            let workspace = try Workspace()
            let run = try workspace.run("run", Package.path("rules/shop.yaml"), "--into", "staging.db")
            #expect(workspace.names == ["staging.db", "staging.db.lock"])
            #expect(!run.output.contains("@example.") && !run.error.contains("@example."))

            let audit = try workspace.run("audit", "staging.db")
            for word in ["customers", "orders", "email"] + Self.methods {
                #expect(audit.output.contains(word), "the audit table names \(word)\n\(audit.output)")
            }
            try workspace.run("verify", "staging.db")
            #expect(try workspace.sqlite("PRAGMA integrity_check") == "ok")
            #expect(
                try workspace.sqlite("PRAGMA application_id; PRAGMA user_version") == "\(0x4241_5554)\n1")
        }

        @Test func `the stock shell answers as the sources do`() throws {
            let workspace = try Workspace()
            try workspace.run("run", Package.path("rules/shop.yaml"), "--into", "staging.db")
            let expected = try workspace.python(["-c", SampleAnswers.script, Package.path("samples")])
            let found = try SampleAnswers.queries.map { try workspace.sqlite($0) }
            #expect(found.joined(separator: "\n") == expected)
            #expect(expected.split(separator: "\n").count > 40)
        }

        @Test func `the query command answers as the stock shell does`() throws {
            let workspace = try Workspace()
            try workspace.run("run", Package.path("rules/shop.yaml"), "--into", "staging.db")
            let shell = try #require(Program.named("sqlite3"))
            for sql in SampleAnswers.queries {
                let stock = try shell.run(["-readonly", "-csv", "-header", workspace.path("staging.db"), sql])
                try workspace.write(stock.output, to: "stock.csv")
                try workspace.write(workspace.run("query", "staging.db", sql, "--csv").output, to: "ours.csv")
                try workspace.python(["-c", Self.compareCSV])
            }
        }

        /// Fails unless both files hold the same records, quoted as their writers like.
        private static let compareCSV = """
            import csv
            stock, ours = ([*csv.reader(open(name, newline=""))] for name in ("stock.csv", "ours.csv"))
            assert stock == ours, (stock[:3], ours[:3])
            """

        @Test func `a second implementation agrees on the samples`() throws {
            let workspace = try Workspace()
            try workspace.run("run", Package.path("rules/shop.yaml"), "--into", "staging.db")
            try SecondImplementation.compare(workspace, sources: Package.path("samples"))
        }

        @Test func `a second implementation agrees on 100,000 generated rows, and they join fast`() throws {
            let workspace = try Workspace()
            try workspace.python([
                Package.path("samples/generate.py"), "--customers", "50000", "--orders", "100000", "--into", "big",
            ])
            try workspace.run(
                "run", Package.path("rules/shop.yaml"), "customers=big/customers.csv", "orders=big/orders.csv.gz",
                "--into", "staging.db")
            try SecondImplementation.compare(workspace, sources: workspace.path("big"))

            let started = ContinuousClock.now
            let join = "SELECT count(*), count(DISTINCT c.id) FROM orders o JOIN customers c ON c.id = o.customer_id"
            let counts = try workspace.sqlite(join)
            let duration = ContinuousClock.now - started
            #expect(duration < .seconds(2), "the join took \(duration)")
            #expect(try counts == workspace.python(["-c", SampleAnswers.join, workspace.path("big")]))
            try workspace.run("verify", "staging.db")
        }
    }
}

/// The Python program that reads the store and the sources by itself and computes every value again.
enum SecondImplementation {
    static func compare(_ workspace: Workspace, sources: String) throws {
        let said = try workspace.python([
            Package.python + "/second_implementation.py", "--store", workspace.path("staging.db"),
            "--key", Workspace.key.get(), "--description", Package.python + "/shop_masks.json",
            "--source", "customers=\(sources)/customers.csv", "--source", "orders=\(sources)/orders.csv.gz",
        ])
        #expect(said.hasPrefix("OK "))
    }
}
