import Foundation
import TestSupport
import Testing

private let folder = "data/json-nst/test_parsing"

extension EndToEnd {
    /// The JSON test suite of Nicolas Seriot: what must be read is read, what must be refused is refused.
    @Suite(.enabled(if: SharedData.has(folder), "no ../shared/data/json-nst")) struct JSONGrammarTests {
        private static let keepAll = JSONLines.ruleSet(of: "doc", #"keep: ["v.**"]"#)
        /// How a run may end that met something odd: done, rules, columns, malformed, limit, rejects.
        private static let endings: Set<Int32> = [0, 3, 4, 5, 13, 15]

        @Test func `what must be read is read and comes out as it was`() throws {
            let workspace = try prepared()
            let lines = try files("y_").map { file in
                wrapped(file.bytes.map { $0 == 10 || $0 == 13 ? 32 : $0 })
            }
            try workspace.write(Array(lines.joined(separator: [10])), to: "doc.jsonl")
            try workspace.run("run", "doc.yaml", "doc=doc.jsonl", "--into", "staging.db")
            #expect(lines.count == 95)
            #expect(try workspace.exportedRecords("doc") == lines)
        }

        @Test func `what must be refused is refused, alone`() throws {
            let workspace = try prepared()
            let files = try files("n_")
            #expect(files.count == 188)
            for file in files {
                let run = try dryRun(wrapped(file.bytes), in: workspace)
                #expect(run.outcome == .exited(5), "\(file.name)\n\(run.words)")
            }
        }

        @Test func `what must be refused is set aside, line by line, among what is read`() throws {
            let workspace = try prepared()
            let lines = try files("n_").map { wrapped($0.bytes) }.filter { !$0.contains(10) }
            let pairs = lines.map { $0 + [10] + wrapped(Array("7".utf8)) + [10] }
            try workspace.write(Array(pairs.joined()), to: "doc.jsonl")
            try workspace.run(
                "run", "doc.yaml", "doc=doc.jsonl", "--max-rejects", "1000", "--into", "staging.db", status: 15)
            #expect(try workspace.sqlite("SELECT count(*) FROM bauta_reject") == "\(lines.count)")
            #expect(try workspace.sqlite("SELECT count(*) FROM doc") == "\(lines.count)")
            #expect(lines.count > 170)
        }

        @Test(arguments: ["y_", "n_", "i_"])
        func `nothing crashes, wrapped or bare`(prefix: String) throws {
            let workspace = try prepared()
            for file in try files(prefix) {
                for source in [file.bytes, wrapped(file.bytes)] {
                    let run = try dryRun(source, in: workspace)
                    guard case .exited(let status) = run.outcome, Self.endings.contains(status) else {
                        Issue.record("\(file.name)\n\(run.words)")
                        continue
                    }
                }
            }
        }

        private func prepared() throws -> Workspace {
            let workspace = try Workspace()
            try workspace.write(Self.keepAll, to: "doc.yaml")
            return workspace
        }

        private func dryRun(_ source: [UInt8], in workspace: Workspace) throws -> Transcript {
            try workspace.write(source, to: "doc.jsonl")
            return try workspace.bauta.run(["run", "doc.yaml", "doc=doc.jsonl", "--dry-run"])
        }

        private func wrapped(_ value: [UInt8]) -> [UInt8] { Array("{\"v\":".utf8) + value + Array("}".utf8) }

        private func files(_ prefix: String) throws -> [(name: String, bytes: [UInt8])] {
            let names = try FileManager.default.contentsOfDirectory(atPath: SharedData.path(folder))
            return try names.filter { $0.hasPrefix(prefix) }.sorted().map { name in
                (name, try SharedData.bytes("\(folder)/\(name)"))
            }
        }
    }
}
