/// The first hundred bytes of a SQLite file (SQLite's file format, section 1.3), read before SQLite is let near it.
enum StoreHeader {
    private static let magic = Array("SQLite format 3\0".utf8)

    /// Refuses a file that is absent, no SQLite file, of another application, of a newer format or in WAL mode.
    static func check(_ path: String) throws(StoreError) {
        let header = try SystemCall.start(of: path, count: 100)
        guard header.count == 100, header.starts(with: magic), bigEndian(header, at: 68) == Schema.applicationID else {
            throw .refused(path: path, .notAStore)
        }
        let version = bigEndian(header, at: 60)
        if version > Schema.formatVersion { throw .refused(path: path, .newerFormat(version)) }
        if version < 1 { throw .refused(path: path, .notAStore) }
        if header[18] == 2 || header[19] == 2 { throw .refused(path: path, .writeAheadLog) }
    }

    private static func bigEndian(_ bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
