internal import CSQLite
internal import Records

/// How a database is opened so that reading leaves no trace.
enum DatabaseAccess: Equatable {
    /// With the locks of a database that has no write-ahead log.
    case locked
    /// As a file that nobody writes: a write-ahead log was in use, and all of it is in the database.
    case immutable
    /// With a write-ahead log whose index may be another connection's: it is looked at and not touched.
    case sharedLog
    /// With a write-ahead log that no connection has an index of: ours is in memory.
    case loneLog

    /// The file system of `loneLog`.
    static let fileSystem = "bauta-readonly"
    /// Makes it known, once; 0 or SQLite's result code.
    static let registration: Int32 = readonly_register()

    /// How long the part of a file is by which a database is known.
    static let headerBytes = 20
    private static let magic = Array("SQLite format 3\0".utf8)

    /// Whether a file that begins so is a database.
    static func isDatabase(_ beginning: some Collection<UInt8>) -> Bool { beginning.starts(with: magic) }

    /// How to open the database at `path`, which begins with `header`.
    init(_ path: String, header: [UInt8]) {
        if FileStamp(path: path + "-wal") != nil {
            self = FileStamp(path: path + "-shm") != nil ? .sharedLog : .loneLog
        } else {
            // The versions that a writer and a reader need: 2 is for a write-ahead log.
            let usesLog = header.count >= Self.headerBytes && (header[18] == 2 || header[19] == 2)
            self = usesLog ? .immutable : .locked
        }
    }

    /// Whether it needs our own file system.
    var isLone: Bool { self == .loneLog }

    /// The name by which SQLite opens the file at `path`.
    func location(of path: String) -> String {
        // A path of its own beginning, so that nothing of it is taken for the name of a host.
        var location = path.hasPrefix("/") ? "file://" : "file:./"
        for byte in path.utf8 {
            switch byte {
            case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: location.unicodeScalars.append(Unicode.Scalar(byte))
            default: location += "%" + HexText.string([byte])
            }
        }
        switch self {
        case .locked, .loneLog: return location + "?mode=ro"
        case .immutable: return location + "?mode=ro&immutable=1"
        case .sharedLog: return location + "?mode=ro&readonly_shm=1"
        }
    }
}
