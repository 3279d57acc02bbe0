import Records

@testable import Ingest

/// The reader's plain twin: the same rules, a byte at a time, with no thought of speed.
struct PlainTwin {
    enum Outcome: Equatable {
        case record([Cell])
        case reject(RejectReason)
    }

    struct Line: Equatable {
        var line: Int
        var offset: Int
        var outcome: Outcome
    }

    let bytes: [UInt8]
    let dialect: CSVDialect
    let columns: Int
    var binary: Set<Int> = []
    private var at = 0
    private var line = 1

    init(_ bytes: [UInt8], _ dialect: CSVDialect, columns: Int, binary: Set<Int> = []) {
        self.bytes = bytes
        self.dialect = dialect
        self.columns = columns
        self.binary = binary
    }

    private var lineEnd: LineEnd { dialect.lineEnd ?? .lf }
    private var doubles: Bool { dialect.doubleQuote || dialect.escape == dialect.quote }
    private var escape: UInt8? { dialect.escape == dialect.quote ? nil : dialect.escape }

    private func byte(_ place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

    /// How long the line end at `place` is; 0 for none.
    private func lineEndLength(_ place: Int) -> Int {
        switch lineEnd {
        case .lf: byte(place) == 10 ? 1 : 0
        case .cr: byte(place) == 13 ? 1 : 0
        case .crlf: byte(place) == 13 && byte(place + 1) == 10 ? 2 : 0
        }
    }

    /// All that are not blank lines or comments, in order.
    mutating func lines() -> [Line] {
        var lines: [Line] = []
        while at < bytes.count {
            let start = at
            let startLine = line
            if dialect.comment != nil, bytes[at] == dialect.comment {
                while at < bytes.count, lineEndLength(at) == 0 { at += 1 }
                at += lineEndLength(at)
                count(start..<min(at, bytes.count))
                continue
            }
            let (cells, fault, contentEnd) = record()
            count(start..<at)
            if contentEnd == start, columns != 1 { continue }
            lines.append(Line(line: startLine, offset: start, outcome: outcome(cells, fault)))
        }
        return lines
    }

    private mutating func count(_ range: Range<Int>) {
        line += bytes[range].count { $0 == (lineEnd == .cr ? 13 : 10) }
    }

    private func outcome(_ cells: [Cell], _ fault: RejectReason?) -> Outcome {
        if let fault { return .reject(fault) }
        guard cells.count == columns else { return .reject(.fieldCount(found: cells.count, expected: columns)) }
        for (index, cell) in cells.enumerated() where !binary.contains(index) {
            guard case .bytes(let bytes) = cell else { continue }
            if String(validating: bytes, as: UTF8.self) == nil { return .reject(.notUTF8(field: index + 1)) }
            if bytes.contains(0) { return .reject(.nulByte(field: index + 1)) }
        }
        return .record(cells)
    }

    private mutating func record() -> (cells: [Cell], fault: RejectReason?, contentEnd: Int) {
        var cells: [Cell] = []
        var fault: RejectReason?
        while true {
            let (cell, found) = field()
            cells.append(cell)
            fault = fault ?? found
            let end = at
            guard byte(at) == dialect.delimiter else {
                at += lineEndLength(at)
                return (cells, fault, end)
            }
            at += 1
        }
    }

    /// One field; afterwards `at` is at what ended it.
    private mutating func field() -> (cell: Cell, fault: RejectReason?) {
        guard let quote = dialect.quote, byte(at) == quote else { return (unquoted(), nil) }
        var value: [UInt8] = []
        at += 1
        while let next = byte(at) {
            if next == quote {
                guard doubles, byte(at + 1) == quote else { break }
                value.append(quote)
                at += 2
            } else if next == escape, at + 1 < bytes.count {
                value.append(bytes[at + 1])
                at += 2
            } else {
                value.append(next)
                at += 1
            }
        }
        guard at < bytes.count else { return (.bytes(value), .quoteNeverCloses) }
        at += 1
        let close = at
        _ = unquoted()
        return (.bytes(value), at == close ? nil : .textAfterQuote)
    }

    private mutating func unquoted() -> Cell {
        let start = at
        var value: [UInt8] = []
        while let next = byte(at), next != dialect.delimiter, lineEndLength(at) == 0 {
            if next == escape, at + 1 < bytes.count {
                value.append(bytes[at + 1])
                at += 2
            } else {
                value.append(next)
                at += 1
            }
        }
        return Array(bytes[start..<at]) == dialect.null ?? [] ? .null : .bytes(value)
    }
}
