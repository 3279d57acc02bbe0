/// Lines of aligned columns for a terminal: texts to the left, numbers to the right, texts cut where there is no room.
public struct TextTable: Sendable {
    private let rows: [[String]]
    private let numbers: Set<Int>
    private let whole: Set<Int>

    /// A text is not cut to less than this.
    private static let narrowest = 6

    /// A table of `rows` under `header`, all of as many cells.
    ///
    /// The columns in `numbers` are numbers; they are never cut, nor are the texts in `whole`.
    public init(header: [String], rows: [[String]], numbers: Set<Int> = [], whole: Set<Int> = []) {
        self.whole = whole.union(numbers)
        self.rows = [header] + rows
        self.numbers = numbers
    }

    /// The table's lines, none wider than `width` columns as long as the numbers leave room; nil for any width.
    public func lines(width: Int? = nil) -> [String] {
        let widths = fitted(to: width)
        var lines = rows.map { row in
            let cells = row.enumerated().map { index, cell in aligned(cell, index, widths[index]) }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
        lines.insert(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), at: 1)
        return lines
    }

    /// The columns of a terminal that `text` takes: two for East Asian wide characters and emoji, else one.
    public static func width(of text: String) -> Int {
        text.reduce(0) { width, character in width + (isWide(character) ? 2 : 1) }
    }

    /// Each column's width: what its widest cell needs, the widest texts cut first.
    private func fitted(to width: Int?) -> [Int] {
        var widths = rows[0].indices.map { index in rows.map { Self.width(of: $0[index]) }.max() ?? 0 }
        guard let width else { return widths }
        var excess = widths.reduce(2 * (widths.count - 1), +) - width
        while excess > 0 {
            let texts = widths.indices.filter { !whole.contains($0) && widths[$0] > Self.narrowest }
            guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func aligned(_ cell: String, _ column: Int, _ width: Int) -> String {
        var shown = cell
        if Self.width(of: shown) > width {
            while Self.width(of: shown) >= width { shown.removeLast() }
            shown += "…"
        }
        let blanks = String(repeating: " ", count: max(0, width - Self.width(of: shown)))
        return numbers.contains(column) ? blanks + shown : shown + blanks
    }

    /// The wide ranges of Unicode Standard Annex 11 that names and addresses meet.
    private static func isWide(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F300...0x1FAFF:
            return true
        default: return false
        }
    }
}
