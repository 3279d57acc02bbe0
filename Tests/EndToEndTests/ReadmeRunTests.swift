import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// What README shows is what happens.
    @Suite struct ReadmeRunTests {
        @Test func `the first command prints what stands below it`() throws {
            let fences = try Readme.fences()
            let command = try #require(fences.first?.text)
            let expected = try #require(fences.dropFirst().first?.text)
            let transcript = try Workspace().runAsReader(command)
            #expect(transcript.status == 0, "\(command)\n\(transcript.words)")
            #expect(Readme.normalized(transcript.output) == Readme.normalized(expected))
        }

        @Test func `the commands for AI systems run, and print what stands below them`() throws {
            let (steps, said) = try stagedForAI()
            for (step, said) in zip(steps, said) {
                guard let expected = step.output else { continue }
                #expect(Readme.normalized(said) == Readme.normalized(expected), "\(step.command)")
            }
        }

        @Test func `the joins for AI systems answer as the sources do`() throws {
            let (steps, said) = try stagedForAI()
            let joins = zip(steps, said).filter { $0.0.command.contains(" JOIN ") }.map { Self.rows(of: $0.1) }
            let expected = try Workspace().python(["-c", SampleAnswers.conversations, Package.path("samples")])
            #expect(joins.map { $0.joined(separator: "\n") }.joined(separator: "\n") == expected)
            #expect(joins.count == 4 && joins.allSatisfy { !$0.isEmpty })
        }

        /// A command of README, and what README says that it prints.
        private struct Step {
            let command: String
            var output: String?
        }

        /// The commands of the page, and what they print, one after the other in one shell.
        private func stagedForAI() throws -> (steps: [Step], said: [String]) {
            var steps: [Step] = []
            for fence in try Readme.fences(below: "Staging data for AI systems") {
                if fence.language == "sh" { steps.append(Step(command: fence.text)) }
                if fence.language == "text", !steps.isEmpty { steps[steps.count - 1].output = fence.text }
            }
            let mark = "== the next command =="
            let script = steps.map(\.command).joined(separator: "\necho '\(mark)'\n")
            let transcript = try Workspace().runAsReader("set -eu\n" + script)
            #expect(transcript.status == 0, "\(transcript.words)")
            let said = transcript.output.split(separator: mark + "\n", omittingEmptySubsequences: false)
            try #require(said.count == steps.count && steps.count > 7)
            return (steps, said.map(String.init))
        }

        /// The rows of a table that hold a number, their cells between bars.
        private static func rows(of output: String) -> [String] {
            output.split(separator: "\n").filter { $0.contains(#/\d/#) }
                .map { $0.replacing("│", with: " ").split(separator: " ").joined(separator: "|") }
        }
    }
}
