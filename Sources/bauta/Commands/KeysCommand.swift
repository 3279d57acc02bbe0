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

            \(ExitText.of([.key]))
            """,
        subcommands: [Generate.self, Identify.self])

    /// `bauta keys generate`.
    struct Generate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "generate",
            abstract: "Print a new key and a line feed; keep it out of the staging environment.",
            discussion: """
                Example:
                  umask 077 && bauta keys generate > bauta.key

                \(ExitText.of([.key]))
                """)

        func run() throws {
            var text = MasterKey.generate()
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
}
