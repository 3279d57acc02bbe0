internal import ArgumentParser
internal import Foundation
internal import Masking
internal import Pipeline
internal import Records
internal import Rules

/// `bauta reveal`: masked values turned back, for whoever holds the key.
struct RevealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reveal",
        abstract: "Turn masked values of a column back into the originals.",
        discussion: """
            Reads values as they are staged from standard input, one a line, and writes the originals to standard \
            output, one a line. It needs the key of the run, and a column whose method is reversible: `fpe`, \
            `encrypt-deterministic`, and `tokenize` to integers; `bauta explain` says which are. The first value that \
            nobody masked so ends it (5); fpe and integers cannot tell, and turn any value of their grammar back. \
            How many values were turned back, of which column and why is said on standard error, for the log of \
            whoever runs it.

            Tokens of a vault need its reveal key instead, and no other; more than one where they are sealed to \
            several versions. The vault's audit tells each use, by whom and why, before the first original is written.

            Example:
              echo 284241 | bauta reveal rules/shop.yaml customers.id --reason 'ticket 4711: refund'
              bauta reveal shop.yaml people.id --reason audit --reveal-key file:reveal.key < tokens

            \(ExitText.of([
                .rules, .columns, .malformed, .key, .io, .verification, .absent, .locked, .wrongKey,
            ]))
            """)

    @Argument(help: "The rule set, a YAML file.")
    var rules: String
    @Argument(help: ArgumentHelp("The column.", valueName: "dataset.column"))
    var column: String
    @Option(help: "Why the originals are needed.")
    var reason: String
    @OptionGroup var keys: KeyOptions
    @Option(
        help: ArgumentHelp(
            "Where the reveal key of the column's vault comes from: env:, file:, fd:, credential: or command:; may be "
                + "repeated.", valueName: "provider"))
    var revealKey: [String] = []
    @Flag(help: "Values and originals are JSON strings, one a line: for values with line ends.")
    var json = false

    func validate() throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--reason: say why the originals are needed")
        }
    }

    func run() throws {
        let ruleSet = try RuleSet.load(path: rules)
        if !revealKey.isEmpty { return try revealTokens(ruleSet) }
        var options = RunOptions(jobs: 1)
        try keys.apply(to: &options)
        var run = try RevealRun(ruleSet, column: column, options: options, stop: StopFlag())
        defer { if run.revealed > 0 { Console.error(report(of: run.revealed)) } }
        try forEachValue { value, line, original in try run.reveal(value, line: line, into: &original) }
    }

    /// The same for tokens of a vault, whose audit tells how it ended.
    private func revealTokens(_ ruleSet: RuleSet) throws {
        let providers = try revealKey.map { try KeyProvider(text: $0) }
        var run = try VaultRevealRun(ruleSet, column: column, keys: providers, reason: reason)
        do {
            try forEachValue { value, line, original in try run.reveal(value, line: line, into: &original) }
        } catch {
            try? run.end()
            if run.revealed > 0 { Console.error(report(of: run.revealed)) }
            throw error
        }
        try run.end()
        if run.revealed > 0 { Console.error(report(of: run.revealed)) }
    }

    /// Writes what `reveal` appends for each value of standard input, as long as somebody reads.
    private func forEachValue(_ reveal: ([UInt8], Int, inout [UInt8]) throws -> Void) throws {
        var lines = LineInput()
        var original: [UInt8] = []
        var number = 0
        while let line = lines.next() {
            number += 1
            original.removeAll(keepingCapacity: true)
            try reveal(try text(of: line, number), number, &original)
            Console.out(bytes: try shown(original, number) + [UInt8(ascii: "\n")])
            if Console.failure != nil { return }
        }
    }

    private func report(of revealed: Int) -> String {
        let values = "\(NumberText.grouped(revealed)) \(revealed == 1 ? "value" : "values")"
        return "\(values) of \(SafeText.escaped(column)) revealed: \(SafeText.escaped(reason))"
    }

    /// The masked value that a line spells.
    private func text(of line: [UInt8], _ number: Int) throws -> [UInt8] {
        guard json else { return line }
        guard let text = try? JSONDecoder().decode(String.self, from: Data(line)) else {
            throw PipelineError.incomplete("standard input:\(number): no JSON string; quote it", status: .malformed)
        }
        return Array(text.utf8)
    }

    /// The line for an original.
    private func shown(_ original: [UInt8], _ number: Int) throws -> [UInt8] {
        guard json else {
            if !original.contains(UInt8(ascii: "\n")) { return original }
            throw PipelineError.incomplete(
                "standard input:\(number): the original has line ends; use --json", status: .malformed)
        }
        guard let text = SurrogateText.quoted(original) else {
            throw PipelineError.incomplete(
                "standard input:\(number): the original is no UTF-8; leave --json out", status: .malformed)
        }
        return text
    }
}

/// The lines of standard input, of any length, without their line feeds.
private struct LineInput {
    private var held: [UInt8] = []
    private var place = 0
    private var isAtEnd = false

    mutating func next() -> [UInt8]? {
        while true {
            if let end = held[place...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { place = end + 1 }
                return Array(held[place..<end])
            }
            if isAtEnd {
                defer { place = held.count }
                return place < held.count ? Array(held[place...]) : nil
            }
            held.removeSubrange(..<place)
            place = 0
            let piece = FileHandle.standardInput.availableData
            held += piece
            isAtEnd = piece.isEmpty
        }
    }
}
