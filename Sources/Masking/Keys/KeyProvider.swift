internal import Records

/// Where a run takes its key from; no provider is the key's own text.
public enum KeyProvider: Sendable, Equatable, CustomStringConvertible {
    /// An environment variable, which is wiped and unset at once.
    case env(String)
    /// A file that nobody else may read.
    case file(String)
    /// An open file descriptor, which is read to its end and closed.
    case fd(Int32)
    /// A credential that systemd put into the service's `$CREDENTIALS_DIRECTORY`.
    case credential(String)
    /// A program and its arguments, started without a shell, that writes the key to its standard output.
    case command([String])

    /// The provider that `text` names: `env:NAME`, `file:PATH`, `fd:3`, `credential:NAME` or `command:PROGRAM ARG …`.
    ///
    /// A command is cut at its blanks and nothing else; arguments with blanks need the list.
    public init(text: String) throws(KeyError) {
        guard let colon = text.firstIndex(of: ":") else { throw .invalidProvider }
        let scheme = text[..<colon]
        let rest = String(text[text.index(after: colon)...])
        guard !KeyText.isSecret(scheme), !KeyText.isSecret(rest) else { throw .textInsteadOfProvider }
        switch scheme {
        case "env" where Self.isVariable(rest): self = .env(rest)
        case "file" where Self.isArgument(rest): self = .file(rest)
        case "fd": self = try .fd(Self.descriptor(rest))
        case "credential" where Self.isFileName(rest): self = .credential(rest)
        case "command": try self.init(arguments: rest.split(separator: " ").map(String.init))
        default: throw .invalidProvider
        }
    }

    /// A command as a list: the program, looked up in `PATH` unless it has a slash, and its arguments.
    public init(arguments: [String]) throws(KeyError) {
        guard let program = arguments.first, !program.isEmpty, arguments.allSatisfy({ !$0.contains("\0") }) else {
            throw .invalidProvider
        }
        guard !arguments.contains(where: { KeyText.isSecret($0) }) else { throw .textInsteadOfProvider }
        self = .command(arguments)
    }

    /// The provider as a message names it; of a command, that it is one, because its arguments may be secret.
    public var description: String {
        switch self {
        case .env(let name): "env:\(name)"
        case .file(let path): "file:\(SafeText.escaped(path))"
        case .fd(let number): "fd:\(number)"
        case .credential(let name): "credential:\(SafeText.escaped(name))"
        case .command: "command"
        }
    }

    /// Fetches the key; whatever held its text is wiped.
    public func load() throws(KeyError) -> MasterKey {
        try fetch { text throws(KeyError) in try MasterKey(text: text) }
    }

    /// Fetches a reveal key; whatever held its text is wiped.
    public func loadRevealKey() throws(KeyError) -> RevealKey {
        try fetch { text throws(KeyError) in try RevealKey(text: text) }
    }

    /// Fetches the text of a key and lends it to `parse`.
    private func fetch<Key>(_ parse: (Span<UInt8>) throws(KeyError) -> Key) throws(KeyError) -> Key {
        var text = SecretBuffer(capacity: KeyText.maximumLength + 3)
        switch self {
        case .env(let name): try KeyEnvironment.take(name, into: &text, place: description)
        case .file(let path): try KeyFile(place: description).read(path, into: &text)
        case .fd(let number): try KeyFile(place: description).read(descriptor: number, into: &text)
        case .credential(let name): try KeyFile(place: description).read(credential: name, into: &text)
        case .command(let arguments): try KeyCommand(arguments: arguments, place: description).read(into: &text)
        }
        return try text.withBytes { (bytes) throws(KeyError) in
            do throws(KeyError) {
                return try parse(bytes)
            } catch .notAKey(_, let fault) {
                throw .notAKey(place: description, fault: fault)
            }
        }
    }

    private static func isVariable(_ name: String) -> Bool {
        guard let first = name.utf8.first, !ASCII.isDigit(first) else { return false }
        return name.utf8.allSatisfy { byte in
            ASCII.isDigit(byte) || byte == UInt8(ascii: "_")
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(ASCII.lowercase(byte))
        }
    }

    private static func isArgument(_ text: String) -> Bool { !text.isEmpty && !text.contains("\0") }

    private static func isFileName(_ text: String) -> Bool {
        isArgument(text) && !text.contains("/") && text != "." && text != ".."
    }

    /// A descriptor to read from: not standard output or standard error.
    private static func descriptor(_ text: String) throws(KeyError) -> Int32 {
        guard let number = ParameterType.integer(text), let descriptor = Int32(exactly: number),
            descriptor != 1, descriptor != 2
        else { throw .invalidProvider }
        return descriptor
    }
}
