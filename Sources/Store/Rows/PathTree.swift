/// The paths of a JSON dataset's view as one tree of keys, flat, so that a record is gone through once.
struct PathTree: Sendable {
    /// The keys that lead from the record, or from a container in it, to the next containers and values.
    private struct Node {
        /// Its children's places in `children`.
        var children = 0..<0
        /// The column whose path ends here, -1 for none.
        var column = -1
    }

    /// A key, as its place in `keys`, and the node that it leads to.
    private struct Child {
        let key: Range<Int>
        let node: Int
    }

    /// The node of the record itself.
    static let root = 0

    private var nodes = [Node()]
    private var children: [Child] = []
    private var keys: [UInt8] = []

    /// The tree of `paths`, whose places are the columns' numbers.
    init(_ paths: [[String]]) {
        // Bytes, because strings are also equal where their bytes differ.
        let paths = paths.map { $0.map { Array($0.utf8) } }
        var open = [(node: Self.root, depth: 0, columns: Array(paths.indices))]
        while let (node, depth, columns) = open.popLast() {
            var found: [[UInt8]] = []
            for column in columns {
                if paths[column].count == depth {
                    nodes[node].column = column
                } else if !found.contains(paths[column][depth]) {
                    found.append(paths[column][depth])
                }
            }
            nodes[node].children = children.count..<(children.count + found.count)
            for key in found {
                children.append(Child(key: keys.count..<(keys.count + key.count), node: nodes.count))
                keys += key
                let through = columns.filter { paths[$0].count > depth && paths[$0][depth] == key }
                open.append((nodes.count, depth + 1, through))
                nodes.append(Node())
            }
        }
    }

    /// How many nodes there are.
    var count: Int { nodes.count }

    /// The column whose path ends at `node`, -1 for none.
    func column(of node: Int) -> Int { nodes[node].column }

    /// Where the key at `range` of the cursor's bytes leads from `node`, -1 for nowhere.
    func child(of node: Int, for range: Range<Int>, in cursor: borrowing JSONCursor) -> Int {
        for index in nodes[node].children {
            let child = children[index]
            if child.key.count == range.count,
                cursor.holds(keys, from: child.key.lowerBound, length: range.count, at: range.lowerBound)
            {
                return child.node
            }
        }
        return -1
    }

    /// Where a key, unescaped, leads from `node`, -1 for nowhere.
    func child(of node: Int, for key: [UInt8]) -> Int {
        children[nodes[node].children].first { keys[$0.key].elementsEqual(key) }?.node ?? -1
    }
}
