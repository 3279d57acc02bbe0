internal import ArgumentParser
internal import Audit
internal import Records

/// `bauta verify`: whether a store still is what was written.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read every block and check hashes, counts, views and the audit chain.",
        discussion: """
            Without --receipt the store is checked against itself; whoever rewrites it with all its hashes is found \
            only with the receipt that the run printed, kept elsewhere.

            Example:
              bauta verify staging.db --receipt 3c9d…

            \(ExitText.of([.io, .verification, .absent]))
            """)

    @Argument(help: ArgumentHelp("The staging database.", valueName: "staging.db"))
    var store: String
    @Option(help: ArgumentHelp("The receipt of the newest run, 64 hexadecimal digits.", valueName: "hex"))
    var receipt: String?
    @Flag(help: "Print the report as JSON.")
    var json = false

    func validate() throws {
        if let receipt, HexText.bytes(receipt)?.count != 32 {
            throw ValidationError("--receipt: 64 hexadecimal digits, as `bauta run` prints them")
        }
    }

    func run() throws {
        let report = try StoreVerifier.verify(path: store, receipt: receipt?.lowercased())
        Console.out(json ? report.json : report.lines.joined(separator: "\n"))
        if report.status != .done { throw EndOfCommand(status: report.status) }
    }
}
