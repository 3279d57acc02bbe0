/// The first hundred bytes of a SQLite file (SQLite's file format, section 1.3), read before SQLite is let near it.
public struct StoreHeader: Sendable, Equatable {
    private static let magic = Array("SQLite format 3\0".utf8)

    /// Whose file it is.
    public let applicationID: Int
    /// The version of its format.
    public let version: Int
    /// Whether another program turned on write-ahead logging.
    let isWriteAhead: Bool

    /// Reads the header of the file at `path`; nil where it is no SQLite file.
    public init?(of path: String) throws(StoreError) {
        let header = try SystemCall.start(of: path, count: 100)
        guard header.count == 100, header.starts(with: Self.magic) else { return nil }
        applicationID = Self.bigEndian(header, at: 68)
        version = Self.bigEndian(header, at: 60)
        isWriteAhead = header[18] == 2 || header[19] == 2
    }

    /// Refuses a file that is absent, no SQLite file, of another application, of a newer format or in WAL mode.
    static func check(_ path: String) throws(StoreError) {
        guard let header = try StoreHeader(of: path), header.applicationID == Schema.applicationID else {
            throw .refused(path: path, .notAStore)
        }
        if header.version > Schema.formatVersion { throw .refused(path: path, .newerFormat(header.version)) }
        if header.version < 1 { throw .refused(path: path, .notAStore) }
        if header.isWriteAhead { throw .refused(path: path, .writeAheadLog) }
    }

    private static func bigEndian(_ bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
