import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// `bauta reveal` on what a run has staged.
    @Suite struct RevealTests {
        private static let rules = """
            bauta: 1
            name: reveal
            key: env:BAUTA_KEY
            datasets:
              d:
                source: d.jsonl
                columns:
                  card: { fpe: card }
                  mail: { encrypt-deterministic: base64url }
                  city: { keyed-hash: hex }
            """

        private func workspace() throws -> Workspace {
            let workspace = try Workspace()
            try workspace.write(Self.rules, to: "r.yaml")
            try workspace.write(
                #"{"card":"4111 1111 1111 1111","mail":"a\nb","city":"Wien"}"# + "\n", to: "d.jsonl")
            try workspace.run("run", "r.yaml", "--into", "staging.db")
            return workspace
        }

        private func reveal(
            _ workspace: Workspace, _ value: String, _ arguments: String...
        ) throws -> Transcript {
            try workspace.write(value + "\n", to: "masked")
            return try shell(
                "\"$0\" reveal r.yaml \(arguments.map { "'\($0)'" }.joined(separator: " ")) <masked", in: workspace)
        }

        @Test func `a staged value comes back with its reason on standard error`() throws {
            let workspace = try workspace()
            let card = try workspace.sqlite("SELECT card FROM d")
            let answer = try reveal(workspace, card, "d.card", "--reason", "ticket 4711")
            #expect(answer.outcome == .exited(0) && answer.output == "4111 1111 1111 1111\n", "\(answer.words)")
            #expect(answer.error == "1 value of d.card revealed: ticket 4711\n")
        }

        @Test func `line ends come back in JSON`() throws {
            let workspace = try workspace()
            let mail = try workspace.sqlite("SELECT mail FROM d")
            let plain = try reveal(workspace, mail, "d.mail", "--reason", "x")
            #expect(plain.outcome == .exited(5) && plain.output.isEmpty)
            let answer = try reveal(workspace, "\"\(mail)\"", "d.mail", "--reason", "x", "--json")
            #expect(answer.outcome == .exited(0) && answer.output == "\"a\\nb\"\n", "\(answer.words)")
            let bare = try reveal(workspace, mail, "d.mail", "--reason", "x", "--json")
            #expect(bare.outcome == .exited(5) && bare.error.contains("standard input:1: no JSON string"))
        }

        @Test func `without a reason, for a hash and under another key nothing is told`() throws {
            let workspace = try workspace()
            let mail = try workspace.sqlite("SELECT mail FROM d")
            #expect(try reveal(workspace, mail, "d.mail").outcome == .exited(2))
            #expect(try reveal(workspace, mail, "d.mail", "--reason", " ").outcome == .exited(2))
            #expect(try reveal(workspace, "00", "d.city", "--reason", "x").outcome == .exited(3))
            let other = try workspace.bauta.run(["keys", "generate"]).output.trimmingSuffix { $0 == "\n" }
            workspace.set("BAUTA_KEY", to: String(other))
            let wrong = try reveal(workspace, mail, "d.mail", "--reason", "x")
            #expect(wrong.outcome == .exited(5) && wrong.output.isEmpty, "\(wrong.words)")
        }
    }
}
