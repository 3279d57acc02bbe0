internal import ArgumentParser
internal import Masking
internal import Records

/// `bauta keys`: makes and names keys.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Make a key, or name one.",
        discussion: """
            Example:
              umask 077 && bauta keys generate > bauta.key
              bauta keys id --key file:bauta.key
              umask 077 && bauta keys generate --reveal > reveal.key
              bauta keys public --key file:reveal.key > reveal.pub

            \(ExitText.of([.key]))
            """,
        subcommands: [Generate.self, Identify.self, Public.self])

    /// `bauta keys generate`.
    struct Generate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "generate",
            abstract: "Print a new key and a line feed; keep it out of the staging environment.",
            discussion: """
                A reveal key is one of two halves: the public half goes to those who seal originals in a vault, and \
                this one to whoever may open them.

                Example:
                  umask 077 && bauta keys generate > bauta.key

                \(ExitText.of([.key]))
                """)

        @Flag(help: "Print a reveal key, for vaults, instead of a key for masks.")
        var reveal = false

        func run() throws {
            var text = reveal ? RevealKey.generate() : MasterKey.generate()
            Console.out(bytes: text + [UInt8(ascii: "\n")])
            for index in text.indices { text[index] = 0 }
        }
    }

    /// `bauta keys id`.
    struct Identify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "id",
            abstract: "Print a key's name: 16 hexadecimal digits, the same in every run and audit.",
            discussion: """
                Example:
                  bauta keys id --key env:BAUTA_KEY

                \(ExitText.of([.key]))
                """)

        @Option(
            help: ArgumentHelp(
                "Where the key comes from: env:, file:, fd:, credential: or command:.", valueName: "provider"))
        var key: String

        func run() throws {
            Console.out(try KeyProvider(text: key).load().id)
        }
    }

    /// `bauta keys public`.
    struct Public: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "public",
            abstract: "Print the public half of a reveal key, which is no secret.",
            discussion: """
                Example:
                  bauta keys public --key file:reveal.key > reveal.pub

                \(ExitText.of([.key]))
                """)

        @Option(
            help: ArgumentHelp(
                "Where the reveal key comes from: env:, file:, fd:, credential: or command:.", valueName: "provider"))
        var key: String

        func run() throws {
            Console.out(try KeyProvider(text: key).loadRevealKey().publicHalf.text)
        }
    }
}
