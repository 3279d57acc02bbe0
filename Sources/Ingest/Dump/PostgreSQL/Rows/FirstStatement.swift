internal import Records

/// What the first `INSERT` into a table shows of all others: how many rows it has, and what stands behind them.
struct FirstStatement: Equatable {
    /// How many rows it has, as far as it was read.
    private(set) var rows = 0
    /// The white space between the comma behind a row and the next one.
    private(set) var between = ""
    /// Whether `ON CONFLICT DO NOTHING` ends it.
    private(set) var passesOverConflicts = false
    /// Whether all of it was read.
    private(set) var isOver = false

    private static let conflict = Array(" ON CONFLICT DO NOTHING;".utf8)

    /// Takes note of what is between the end of a row, at `end`, and the place of `lexer`.
    mutating func note(_ lexer: PostgreSQLLexer, behind end: Int) {
        guard !isOver else { return }
        rows += 1
        guard end < lexer.end, lexer.byte(end) == UInt8(ascii: ",") else {
            isOver = true
            passesOverConflicts = lexer.stands(Self.conflict, at: end)
            return
        }
        if rows == 1 { between = Self.blanks((end + 1..<lexer.position).map { lexer.byte($0) }) }
    }

    /// The white space that `bytes` are; a comment is none.
    static func blanks(_ bytes: [UInt8]) -> String {
        let isBlank = bytes.count <= 8 && bytes.allSatisfy { [0x20, 0x09, 0x0A].contains($0) }
        return isBlank ? String(decoding: bytes, as: UTF8.self) : " "
    }
}

extension DumpStyle {
    /// The style of rows behind the `COPY` statement `text`.
    init(copy text: [UInt8]) {
        self.init(.copy, quoting: text.starts(with: "COPY \"".utf8) ? .all : .needed)
    }

    /// The style of `reading`, whose first statement is over; nil where its head is unusual.
    init?(_ reading: InsertReading) {
        let (insert, first) = (reading.insert, reading.first)
        guard insert.text.starts(with: "INSERT INTO ".utf8) else { return nil }
        self.init(.insert, quoting: insert.text.starts(with: "INSERT INTO \"".utf8) ? .all : .needed)
        listsColumns = insert.head.columns != nil
        let blanks = insert.text.reversed().prefix { [0x20, 0x09, 0x0A].contains($0) }
        gap = FirstStatement.blanks(blanks.reversed())
        let words = insert.text.dropLast(blanks.count)
        isOverriding = words.suffix(30).elementsEqual("OVERRIDING SYSTEM VALUE VALUES".utf8)
        rows = first.rows
        between = first.between
        passesOverConflicts = first.passesOverConflicts
        bare = reading.bare.sorted().compactMap { place in
            insert.head.columns.flatMap { $0.indices.contains(place) ? $0[place] : nil }
        }
    }
}

extension PostgreSQLWindow {
    /// The columns in which the rows that begin here have values without quotes, as far as 64 KiB of them show.
    mutating func bareColumns(_ session: PostgreSQLSession) throws(IngestError) -> Set<Int> {
        while text.bytes.count - position < 64 << 10, !text.isAtEnd { try text.fill() }
        return try scan(session) { (lexer) throws(PostgreSQLStop) in
            let start = lexer.position
            var columns = BareColumns()
            // What is no SQL ends the look, and the run later.
            do throws(PostgreSQLStop) {
                while lexer.position - start < 64 << 10 {
                    let token = try lexer.token()
                    if token.kind == .end { break }
                    switch token.kind {
                    case .symbol(let byte): columns.take(symbol: byte)
                    case .number: columns.take(isBare: true)
                    case .word where lexer.isWord(token, "true") || lexer.isWord(token, "false"):
                        columns.take(isBare: true)
                    case .string: columns.take(isBare: false)
                    default: break
                    }
                }
            } catch {}
            lexer.position = start
            return columns.bare
        }
    }
}
