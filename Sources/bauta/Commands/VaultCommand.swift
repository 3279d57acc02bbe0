internal import ArgumentParser
internal import Foundation
internal import Masking
internal import Pipeline
internal import Records
internal import Vault

/// `bauta vault`: makes vaults and shows what is in them.
struct VaultCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault",
        abstract: "Make a vault for random tokens, or show what one holds.",
        discussion: """
            A vault keeps the tokens of `tokenize: { vault: PATH }` and, sealed, what they stand for. Runs seal to the \
            public half of a reveal key and cannot open it again; `bauta reveal --reveal-key` can.

            Example:
              bauta vault create /var/lib/bauta/shop.vault --to reveal.pub
              bauta vault show /var/lib/bauta/shop.vault

            \(ExitText.of([.key, .io, .verification, .absent, .locked]))
            """,
        subcommands: [Create.self, AddKey.self, Show.self])

    /// `bauta vault create`.
    struct Create: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create",
            abstract: "Make an empty vault, for its owner alone.",
            discussion: """
                Example:
                  bauta vault create shop.vault --to reveal.pub

                \(ExitText.of([.key, .io]))
                """)

        @Argument(help: "The file to make; it may not lie in the folder of a staging database.")
        var vault: String
        @OptionGroup var receiver: VaultReceiver

        func run() throws {
            let key = try receiver.key()
            try VaultAdministration.create(vault, sealingTo: key)
            Console.out("made \(SafeText.escaped(vault)), which seals to key \(key.id), version 1")
        }
    }

    /// `bauta vault add-key`.
    struct AddKey: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-key",
            abstract: "Let a vault seal to another key from now on.",
            discussion: """
                What is in the vault stays sealed to the versions before, whose private halves are still needed for it.

                Example:
                  bauta vault add-key shop.vault --to new.pub

                \(ExitText.of([.key, .io, .verification, .absent, .locked]))
                """)

        @Argument(help: "The vault.")
        var vault: String
        @OptionGroup var receiver: VaultReceiver

        func run() throws {
            let key = try receiver.key()
            let version = try VaultAdministration.add(key, to: vault)
            Console.out("\(SafeText.escaped(vault)) seals to key \(key.id), version \(version), from now on")
        }
    }

    /// `bauta vault show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show how many tokens a vault holds, to which keys they are sealed, and who opened any.",
            discussion: """
                The audit's chain is verified (8): it shows a change of any entry, and not that the newest were cut off.

                Example:
                  bauta vault show shop.vault --json

                \(ExitText.of([.io, .verification, .absent, .locked]))
                """)

        @Argument(help: "The vault.")
        var vault: String
        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let summary = try VaultSummary(of: vault)
            Console.out(json ? VaultText.json(summary) : VaultText.tables(summary, width: Console.width))
            if !summary.isTrailWhole {
                throw PipelineError.incomplete(
                    "vault '\(SafeText.escaped(vault))': its audit is not what was written; restore it from a copy",
                    status: .verification)
            }
        }
    }
}

/// The public key to which a vault seals.
struct VaultReceiver: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The public half of a reveal key, as `bauta keys public` prints it, or a file that holds it.",
            valueName: "public"))
    var to: String

    /// The key.
    func key() throws -> RevealPublicKey {
        if to.hasPrefix("bauta-") { return try RevealPublicKey(text: Array(to.utf8)) }
        guard let file = FileHandle(forReadingAtPath: to), let text = try? file.read(upToCount: 1024) else {
            throw PipelineError.file(
                path: to, reason: "cannot be read; name a file that `bauta keys public` wrote, or give its text")
        }
        return try RevealPublicKey(text: Array(text))
    }
}
