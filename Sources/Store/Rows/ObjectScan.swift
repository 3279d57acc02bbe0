/// Finds the records of a JSON dataset's block, and in each the values at the paths of the view.
///
/// It goes over every container once, by a stack of its own: no depth of nesting overflows it.
struct ObjectScan: Sendable {
    /// A container that is open.
    private struct Frame {
        /// Its node of the tree, -1 where no path leads into it.
        let node: Int
        let start: Int
        let isObject: Bool
    }

    /// How deep containers may lie in each other: as deep as SQLite's own JSON functions read them.
    private static let maximumDepth = 2000

    private let tree: PathTree
    private let columns: Int
    /// Whether a record may be any value, not only an object.
    private let takesAnyValue: Bool
    private var frames: [Frame] = []
    /// For each node the number, from 1, of the last record that had it: of keys that are there twice the first counts.
    private var met: [Int]

    /// A scan for the values at `paths`: keys from the record down.
    init(_ paths: [[String]], takesAnyValue: Bool = false) {
        self.takesAnyValue = takesAnyValue
        tree = PathTree(paths)
        columns = paths.count
        met = [Int](repeating: 0, count: tree.count)
    }

    /// Finds all records, and says whether the block is an array of objects, or of values, and nothing else.
    mutating func scan(_ cursor: inout JSONCursor, _ plain: [UInt8], into rows: inout RowPlaces) -> Bool {
        guard cursor.take(UInt8(ascii: "[")) else { return false }
        if cursor.take(UInt8(ascii: "]")) { return rows.isAtEnd(&cursor) }
        for node in met.indices { met[node] = 0 }
        repeat {
            cursor.skipBlanks()
            let start = cursor.position
            guard takesAnyValue || cursor.next == UInt8(ascii: "{") else { return false }
            rows.values.append(contentsOf: repeatElement(.missing, count: columns))
            frames.removeAll(keepingCapacity: true)
            guard let isContainer = value(of: PathTree.root, &cursor, into: &rows) else { return false }
            guard !isContainer || scanRecord(&cursor, plain, into: &rows) else { return false }
            rows.records.append(start..<cursor.position)
        } while cursor.take(UInt8(ascii: ","))
        return cursor.take(UInt8(ascii: "]")) && rows.isAtEnd(&cursor)
    }

    /// Goes to the end of the record whose bracket has just opened.
    private mutating func scanRecord(
        _ cursor: inout JSONCursor, _ plain: [UInt8], into rows: inout RowPlaces
    ) -> Bool {
        var isOpened = true
        while let frame = frames.last {
            if cursor.take(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                frames.removeLast()
                put(ValuePlace(frame.start..<cursor.position), of: frame.node, into: &rows)
                isOpened = false
                continue
            }
            guard isOpened || cursor.take(UInt8(ascii: ",")) else { return false }
            var node = -1
            if frame.isObject {
                guard let key = key(in: frame.node, &cursor, plain, record: rows.records.count + 1) else {
                    return false
                }
                node = key
            }
            guard let isContainer = value(of: node, &cursor, into: &rows) else { return false }
            isOpened = isContainer
        }
        return true
    }

    /// Goes over a key and its colon, and gives the node that it leads to, -1 for none; nil where there is no key.
    private mutating func key(
        in node: Int, _ cursor: inout JSONCursor, _ plain: [UInt8], record: Int
    ) -> Int? {
        cursor.skipBlanks()
        guard let place = cursor.string(), cursor.take(UInt8(ascii: ":")) else { return nil }
        guard node >= 0, case .text(let range, let isEscaped) = place.value(in: plain) else { return -1 }
        let child =
            isEscaped
            ? tree.child(of: node, for: JSONEscape.text(plain[range])) : tree.child(of: node, for: range, in: cursor)
        guard child >= 0, met[child] != record else { return -1 }
        met[child] = record
        return child
    }

    /// Goes over a scalar, or over the bracket of a container, and says which it was; nil where there is neither.
    private mutating func value(of node: Int, _ cursor: inout JSONCursor, into rows: inout RowPlaces) -> Bool? {
        cursor.skipBlanks()
        let start = cursor.position
        let isObject = cursor.next == UInt8(ascii: "{")
        if cursor.take(isObject ? UInt8(ascii: "{") : UInt8(ascii: "[")) {
            guard frames.count < Self.maximumDepth else { return nil }
            frames.append(Frame(node: node, start: start, isObject: isObject))
            return true
        }
        guard let place = cursor.scalar() else { return nil }
        put(place, of: node, into: &rows)
        return false
    }

    /// Notes a value of the record that is being read, if its node is the end of a path.
    private func put(_ place: ValuePlace, of node: Int, into rows: inout RowPlaces) {
        guard node > PathTree.root else { return }
        let column = tree.column(of: node)
        if column >= 0 { rows.values[rows.records.count * columns + column] = place }
    }
}
