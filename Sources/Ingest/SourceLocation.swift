/// Where a source is and what messages call it.
public enum SourceLocation: Sendable, Equatable {
    /// A file, a FIFO or a device at `path`, called `name` in messages, as the rule or the command line spells it.
    case file(path: String, name: String)
    /// Standard input.
    case standardInput

    /// What messages call it.
    public var name: String {
        switch self {
        case .file(_, let name): name
        case .standardInput: "standard input"
        }
    }

    /// Whether what was read is gone: of standard input, a FIFO, a device.
    public var isReadOnce: Bool {
        guard case .file(let path, _) = self else { return true }
        guard let stamp = FileStamp(path: path) else { return false }
        return !stamp.isRegular && !stamp.isDirectory
    }
}
