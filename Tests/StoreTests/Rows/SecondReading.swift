import Records
import Store
import Testing

/// What Python's `json` makes of random blocks, against what `BlockRows` does.
enum SecondReading {
    private static let script = """
        import json, sys
        isTabular = sys.argv[2] == 'tabular'
        def refuse(word): raise ValueError(word)
        def first(pairs):
            found = {}
            for key, value in pairs: found.setdefault(key, value)
            return found
        class Number(str): pass
        def text(value):
            if value is None: return None
            if isinstance(value, bool): return 'true' if value else 'false'
            if isinstance(value, str): return value.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')
            return 'container'
        def at(record, path):
            for key in path:
                if not isinstance(record, dict) or key not in record: return '-'
                record = record[key]
            return text(record)
        def row(record):
            if isTabular:
                if not isinstance(record, list) or len(record) != 3: raise ValueError
                if any(isinstance(v, (dict, list)) for v in record): raise ValueError
                return [text(v) for v in record]
            if not isinstance(record, dict): raise ValueError
            return [at(record, path) for path in (['a'], ['b'], ['b', 'a'], ['a', 'c d'])]
        for line in open(sys.argv[1]):
            try:
                block = json.loads(bytes.fromhex(line).decode(), parse_constant=refuse, object_pairs_hook=first,
                                   parse_int=Number, parse_float=Number)
                if not isinstance(block, list): raise ValueError
                rows = [row(r) for r in block]
                print('R' + json.dumps(rows, separators=(',', ':'), ensure_ascii=True))
            except ValueError: print('refused')
        """

    static func compare(seed: UInt64, _ rows: BlockRows, columns: Int, isTabular: Bool) throws {
        var random = RandomBlock(seed: seed)
        let blocks = (0..<1500).flatMap { _ in
            let block = random.block(columns: isTabular ? columns : nil)
            let ascii = block.filter(\.isASCII)
            return [Array(block.utf8), random.broken(ascii), random.broken(ascii)]
        }
        let folder = try ScratchFolder()
        try folder.write(Array(blocks.map { HexText.string($0) + "\n" }.joined().utf8), to: "blocks")
        let expected = try Shell.python(script, [folder.file("blocks"), isTabular ? "tabular" : "objects"])
        try #require(expected.count == blocks.count)
        var rows = rows
        for (block, expected) in zip(blocks, expected) {
            let found = Result { try rows.load(block, path: "p", place: "q") }.map { _ in json(rows, columns: columns) }
            #expect((try? found.get()) ?? "refused" == expected, "\(String(decoding: block, as: UTF8.self))")
        }
    }

    /// The rows as Python's script prints them.
    private static func json(_ rows: BlockRows, columns: Int) -> String {
        let all = (0..<rows.count).map { row in
            let values = (0..<columns).map { column in
                switch rows.value(row, column) {
                case .missing: return "\"-\""
                case .null: return "null"
                case .container: return "\"container\""
                case let value:
                    var text: [UInt8] = []
                    rows.appendText(value, to: &text)
                    return quoted(String(decoding: text, as: UTF8.self))
                }
            }
            return "[" + values.joined(separator: ",") + "]"
        }
        return "R[" + all.joined(separator: ",") + "]"
    }

    /// A JSON string in ASCII.
    private static func quoted(_ text: String) -> String {
        JSONText.quoted(text).utf16.map { unit -> String in
            if let scalar = Unicode.Scalar(unit), (" "..."~").contains(scalar) { return String(scalar) }
            return "\\u" + HexText.string([UInt8(unit >> 8), UInt8(unit & 0xFF)])
        }.joined()
    }
}
