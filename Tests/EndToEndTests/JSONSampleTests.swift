import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// The samples of an AI system: prompts and events of the customers in the tables.
    @Suite struct JSONSampleTests {
        private static let datasets = [
            "customers": "customers.csv", "orders": "orders.csv.gz", "prompts": "prompts.jsonl",
            "events": "events.jsonl",
        ]

        @Test func `a second implementation agrees on the samples`() throws {
            let workspace = try staged()
            let sources = Self.datasets.flatMap { ["--source", "\($0.key)=\(Package.path("samples"))/\($0.value)"] }
            try compare(workspace, masks: Package.python + "/ai_staging_masks.json", sources: sources)
            try workspace.run("verify", "staging.db")
        }

        @Test(
            .enabled(if: SharedData.has("bench/gen/gen"), "no ../shared/bench"), arguments: ["redact", "keep", "drop"])
        func `a second implementation agrees on generated events`(unlisted: String) throws {
            let workspace = try Workspace()
            let generator = Program(path: SharedData.path("bench/gen/gen"))
            let events = workspace.path("events.jsonl")
            #expect(try generator.run(["events", "20000", "7", "5000", "csv", events]).status == 0)
            for (name, said) in [("events_rules.yaml", "unlisted: "), ("events_masks.json", "\"unlisted\": \"")] {
                let text = try String(contentsOfFile: Package.python + "/" + name, encoding: .utf8)
                try workspace.write(text.replacing(said + "redact", with: said + unlisted), to: name)
            }
            try workspace.run("run", "events_rules.yaml", "--into", "staging.db")
            let masks = workspace.path("events_masks.json")
            try compare(workspace, masks: masks, sources: ["--source", "events=\(events)"])
        }

        @Test(arguments: ["customers", "orders", "prompts", "events"])
        func `filter, run and export agree value by value`(dataset: String) throws {
            let workspace = try staged()
            let source = Package.path("samples/\(Self.datasets[dataset] ?? "")")
            let bytes = Array(try Data(contentsOf: URL(filePath: source)))
            let rules = Package.path("rules/ai-staging.yaml")
            let filtered = try workspace.bauta.run(["filter", rules, "--dataset", dataset], input: .bytes(bytes))
            #expect(filtered.status == 0, "\(filtered.words)")
            try workspace.write(filtered.output, to: "filtered")
            try workspace.write(workspace.run("export", "staging.db", dataset).output, to: "exported")
            let said = try workspace.python([
                Package.python + "/agreement.py", workspace.path("staging.db"), dataset, workspace.path("filtered"),
                workspace.path("exported"),
            ])
            #expect(said.hasPrefix("OK "))
        }

        private func staged() throws -> Workspace {
            let workspace = try Workspace()
            try workspace.run("run", Package.path("rules/ai-staging.yaml"), "--into", "staging.db")
            return workspace
        }

        private func compare(_ workspace: Workspace, masks: String, sources: [String]) throws {
            let said = try workspace.python(
                [
                    Package.python + "/second_implementation.py", "--store", workspace.path("staging.db"),
                    "--key", Workspace.key.get(), "--description", masks,
                ] + sources)
            #expect(said.hasPrefix("OK "))
        }
    }
}
