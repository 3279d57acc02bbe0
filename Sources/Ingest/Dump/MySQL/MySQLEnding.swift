internal import Records

/// Whether a dump says that it is written to its end: with comments, its own client ends it with one.
struct MySQLEnding {
    private static let headers = [Array("-- MySQL dump 10.".utf8), Array("-- MariaDB dump 10.".utf8)]
    private static let footer = Array("-- Dump completed".utf8)

    /// Whether a header was seen and no footer behind it.
    private(set) var isAwaited = false

    /// Takes comments and blanks, as they stand.
    mutating func note(_ comments: ArraySlice<UInt8>) {
        guard comments.count > 4 else { return }
        for line in comments.split(separator: MySQLByte.lineFeed) where line.starts(with: Array("-- ".utf8)) {
            if Self.headers.contains(where: { line.starts(with: $0) }) { isAwaited = true }
            if line.starts(with: Self.footer) { isAwaited = false }
        }
    }

    /// Refuses a dump whose client did not come to its end.
    func check(_ text: borrowing MySQLText) throws(IngestError) {
        guard isAwaited else { return }
        throw text.malformed(.expected("'-- Dump completed', as the header promises"), at: text.count)
    }
}
