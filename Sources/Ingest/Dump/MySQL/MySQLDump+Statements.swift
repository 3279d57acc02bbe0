internal import Records

/// What is between the rows of a dump.
extension MySQLDump {
    /// Carries out statements up to the next one with rows, whose head is `pending` then, or to the end.
    ///
    /// The answer is whether rows of the stretch before may follow: no statement was one that changes tables.
    @discardableResult
    func readToRows() throws(IngestError) -> Bool {
        var isLight = true
        while true {
            try passBlanks(session.syntax)
            guard text.count > 0 else { return isLight }
            if try passDelimiterCommand() { continue }
            if let insert = try readHead() {
                pending = try passHead(insert.head, length: insert.length)
                return isLight
            }
            if try !readStatement() { isLight = false }
        }
    }

    /// Goes behind blanks and plain comments.
    func passBlanks(_ syntax: MySQLSyntax) throws(IngestError) {
        while true {
            let (count, stop) = blanks(syntax)
            ending.note(text.bytes[text.start..<(text.start + count)])
            text.advance(count)
            switch stop {
            case nil: return
            case .fault(let fault, _): throw text.malformed(fault, at: 0)
            case .incomplete:
                guard !text.isAtEnd else { return }
                try text.checkSize(from: 0)
                try text.fill()
            }
        }
    }

    /// How many bytes of blanks there are, and why no more.
    private func blanks(_ syntax: MySQLSyntax) -> (count: Int, stop: MySQLLexer.Stop?) {
        let range = text.start..<text.bytes.count
        var lexer = MySQLLexer(text.bytes, range, syntax: syntax, isWhole: text.isAtEnd)
        lexer.stopsAtVersioned = true
        do throws(MySQLLexer.Stop) {
            try lexer.skipBlanks()
            let isDone = lexer.position < text.bytes.count || text.isAtEnd
            return (lexer.position - text.start, isDone ? nil : .incomplete)
        } catch {
            return (lexer.position - text.start, error)
        }
    }

    /// Carries out the client's command `DELIMITER`, which ends with its line; false if there is another thing.
    private func passDelimiterCommand() throws(IngestError) -> Bool {
        let word = Array("delimiter".utf8)
        while text.count <= word.count, !text.isAtEnd { try text.fill() }
        let first = text.bytes[text.start...].prefix(word.count + 1)
        guard first.count > word.count, zip(first, word).allSatisfy({ $0 | 0x20 == $1 }),
            MySQLByte.isBlank(first[text.start + word.count])
        else { return false }
        while true {
            let line = text.bytes[(text.start + word.count)...].prefix { $0 != MySQLByte.lineFeed }
            guard line.endIndex < text.bytes.count || text.isAtEnd else {
                try text.checkSize(from: 0)
                try text.fill()
                continue
            }
            let delimiter = line.drop(while: MySQLByte.isBlank).prefix { !MySQLByte.isBlank($0) }
            guard !delimiter.isEmpty else { throw text.malformed(.expected("a delimiter"), at: word.count) }
            session.syntax.delimiter = Array(delimiter)
            text.advance(line.endIndex - text.start)
            return true
        }
    }

    /// The head of the `INSERT` or `REPLACE` that begins at the place, and its length; nil for another statement.
    private func readHead() throws(IngestError) -> (head: MySQLInsert, length: Int)? {
        while true {
            switch attemptHead() {
            case .success(let found): return found
            case .failure(.fault(let fault, let place)):
                let isCut = place >= text.bytes.count
                throw text.malformed(isCut ? .neverCloses(.statement) : fault, at: isCut ? 0 : place - text.start)
            case .failure(.incomplete):
                try text.checkSize(from: 0)
                try text.fill()
            }
        }
    }

    private func attemptHead() -> Result<(head: MySQLInsert, length: Int)?, MySQLLexer.Stop> {
        let range = text.start..<text.bytes.count
        var lexer = MySQLLexer(text.bytes, range, syntax: session.syntax, isWhole: text.isAtEnd)
        do throws(MySQLLexer.Stop) {
            let first = try lexer.next()
            guard first.kind == .word, ["INSERT", "REPLACE"].contains(lexer.text(of: first).uppercased()) else {
                return .success(nil)
            }
            let head = try MySQLInsert(&lexer, first: first, database: session.database)
            return .success((head, lexer.position - text.start))
        } catch .fault where !isInsert {
            // Of another statement, which is looked at as a whole.
            return .success(nil)
        } catch {
            return .failure(error)
        }
    }

    /// Whether the text begins with a word of an `INSERT`.
    private var isInsert: Bool {
        let words = [Array("insert".utf8), Array("replace".utf8)]
        return words.contains { word in
            let first = text.bytes[text.start...].prefix(word.count)
            return first.count == word.count && zip(first, word).allSatisfy { $0 | 0x20 == $1 }
        }
    }

    /// Carries out the statement at the place; false if it changes tables.
    private func readStatement() throws(IngestError) -> Bool {
        var scanner = MySQLStatementScanner(session.syntax)
        while true {
            if let count = scanner.end(in: text.bytes, from: text.start, isWhole: text.isAtEnd) {
                let length = count + session.syntax.delimiter.count
                let isLight = try carryOut(count)
                text.advance(length)
                return isLight
            }
            if text.isAtEnd {
                let open = scanner.openPart
                throw text.malformed(.neverCloses(open.part), at: open.place)
            }
            try text.checkSize(from: 0)
            try text.fill()
        }
    }

    /// Carries out the statement of the next `count` bytes.
    private func carryOut(_ count: Int) throws(IngestError) -> Bool {
        let range = text.start..<(text.start + count)
        var lexer = MySQLLexer(text.bytes, range, syntax: session.syntax)
        do throws(MySQLLexer.Stop) {
            let tokens = try lexer.all()
            return try catalog.carryOut(tokens, of: lexer, in: &session)
        } catch .fault(let fault, let place) {
            throw text.malformed(fault, at: place - text.start)
        } catch {
            throw text.malformed(.neverCloses(.statement), at: 0)
        }
    }
}
