internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Records

/// The command `bauta`.
@main
struct Bauta: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bauta",
        abstract: "Mask production exports into a compressed staging database, with an audit of what was masked.",
        discussion: """
            Example:
              bauta run rules/shop.yaml --into staging.db
              sqlite3 staging.db 'SELECT country, count(*) FROM customers GROUP BY 1'

            \(ExitText.all)
            """,
        version: "bauta \(Versions.bauta)",
        subcommands: [
            AuditCommand.self, CheckCommand.self, ExplainCommand.self, ExportCommand.self, FilterCommand.self,
            KeysCommand.self, MethodsCommand.self, PreviewCommand.self, QueryCommand.self, RevealCommand.self,
            RunCommand.self, RunsCommand.self, SchemaCommand.self, SeedCommand.self, VaultCommand.self,
            VerifyCommand.self,
        ])

    static func main() {
        ProcessHardening.apply()
        // The parser makes the arguments of all commands before it answers, which takes a third of the time.
        if CommandLine.arguments.dropFirst() == ["--version"] {
            Console.out(configuration.version)
            return endIfOutputFailed()
        }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            end(with: error)
        }
        endIfOutputFailed()
    }

    /// Ends a command that is done but could not say so: quietly where nobody reads any more, else with 7.
    private static func endIfOutputFailed() {
        guard let code = Console.failure, code != EPIPE else { return }
        Console.error("standard output: cannot be written (errno \(code)); see that its disk has room")
        Foundation.exit(ExitStatus.io.rawValue)
    }

    /// Prints what `error` says and ends the process with its exit status.
    private static func end(with error: any Error) -> Never {
        if let reported = error as? any ReportedError {
            Console.error(reported.description)
            Foundation.exit(reported.status.rawValue)
        }
        if let ended = error as? EndOfCommand {
            endIfOutputFailed()
            Foundation.exit(ended.status.rawValue)
        }
        let code = exitCode(for: error)
        let message = fullMessage(for: error)
        if code == .success {
            Console.out(message)
            endIfOutputFailed()
            Foundation.exit(ExitStatus.done.rawValue)
        }
        Console.error(message)
        Foundation.exit((code == .validationFailure ? ExitStatus.usage : .internalError).rawValue)
    }
}

/// Ends a command that has said all there is to say with an exit status of its own.
struct EndOfCommand: Error {
    /// The status.
    let status: ExitStatus
}
