import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The check before a run, against what the last one saw.
    @Suite struct CheckTests {
        private static let rules = """
            bauta: 1
            name: shop
            key: env:BAUTA_KEY
            unlisted: keep
            datasets:
              customers: { columns: { email: { keyed-hash: email }, id: { keyed-hash: hex } } }

            """

        private static func dump(_ columns: String, _ table: String, _ row: String) -> String {
            """
            CREATE TABLE `customers` (\(columns)) ENGINE=InnoDB;
            INSERT INTO `customers` VALUES (\(row));
            CREATE TABLE `\(table)` (`a` int(11)) ENGINE=InnoDB;

            """
        }

        private static let before = dump("`id` int(11), `email` varchar(80), `n` int(11)", "old", "1,'ada@x.example',7")
        private static let after = dump("`id` int(11), `email` varchar(90), `m` int(11)", "new", "1,'ada@x.example',7")

        @Test func `a finding is accepted by its id, and the audit shows it`() throws {
            let workspace = try Workspace()
            let rules = """
                bauta: 1
                name: people
                key: env:BAUTA_KEY
                datasets:
                  people:
                    source: people.csv
                    columns: { id: { keyed-hash: hex }, name: { keep: , class: sensitive } }

                """
            try workspace.write("id,name\n1,ada\n2,bob\n", to: "people.csv")
            try workspace.write(rules, to: "rules.yaml")
            let refused = try workspace.run("run", "rules.yaml", "--into", "staging.db", status: 3)
            #expect(refused.error.contains("sensitive-kept:people.name: "))
            let reasons = "{ \"sensitive-kept:people.name\": public figures, \"few-pseudonyms:people.id\": two people }"
            try workspace.write(rules + "accept: \(reasons)\n", to: "rules.yaml")
            let checked = try workspace.run("check", "rules.yaml", "--scan", "--strict")
            #expect(checked.output.contains("note sensitive-kept:people.name: "))
            #expect(checked.output.contains("; accepted: two people\n"))
            #expect(checked.output.hasSuffix("rules.yaml: 0 errors, 0 warnings, 2 accepted\n"))
            let ran = try workspace.run("run", "rules.yaml", "--into", "staging.db", "--strict")
            #expect(ran.error.contains("note: few-pseudonyms:people.id: "))
            let audit = try workspace.run("audit", "staging.db").output
            #expect(audit.contains("1  few-pseudonyms:people.id    two people\n"), "\(audit)")
            #expect(!audit.contains("warning"))
            let json = try workspace.run("audit", "staging.db", "--json").output
            #expect(json.contains(#"{"run":1,"id":"sensitive-kept:people.name","reason":"public figures"}"#))
            try workspace.run("verify", "staging.db")
            for said in [checked.output, ran.error, audit, json] { #expect(!said.contains("ada")) }
        }

        private func kinds(_ said: Transcript) -> [String] {
            let kinds = ["new-", "dropped-", "retyped-"].map { "warning \($0)" }
            return said.output.split(separator: "\n").filter { line in kinds.contains { line.hasPrefix($0) } }
                .map { String($0.prefix { $0 != ":" }) }
        }

        @Test func `tells what is new, dropped and retyped since the last run`() throws {
            let workspace = try Workspace()
            try workspace.write(Self.rules, to: "shop.yaml")
            try workspace.write(Self.before, to: "shop.mysql.sql")
            try workspace.run("run", "shop.yaml", "shop.mysql.sql", "--into", "staging.db")
            let same = try workspace.run("check", "shop.yaml", "shop.mysql.sql", "--against", "staging.db")
            #expect(kinds(same) == [], "\(same.words)")

            try workspace.write(Self.after, to: "shop.mysql.sql")
            let expected = ["new-table", "dropped-table", "new-column", "dropped-column", "retyped-column"]
            for scan in [[], ["--scan"]] {
                let found = try workspace.bauta.run(
                    ["check", "shop.yaml", "shop.mysql.sql", "--against", "staging.db"] + scan)
                #expect(kinds(found) == expected.map { "warning \($0)" }, "\(found.words)")
                #expect(found.outcome == .exited(0))
                #expect(!(found.output + found.error).contains("ada"))
            }
            try workspace.run(
                "check", "shop.yaml", "shop.mysql.sql", "--against", "staging.db", "--strict", status: 9)
        }
    }
}
