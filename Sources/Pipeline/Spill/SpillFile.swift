/// A temporary file of sorted hashes of masked values: it has no name, and goes with the process.
final class SpillFile {
    /// Sorted hashes in the file.
    struct Run {
        /// The number of the first.
        let first: Int
        /// How many there are.
        let count: Int
    }

    private static let stride = MemoryLayout<KeyHash>.stride
    private let file: NamelessFile
    private var written = 0

    /// An empty file in the folder of `store`.
    init(beside store: String) throws(PipelineError) {
        file = try NamelessFile(beside: store, kind: "keys")
    }

    /// Appends hashes, which are sorted.
    func append(_ hashes: [KeyHash]) throws(PipelineError) -> Run {
        let start = written * Self.stride
        try file.write(hashes, at: start)
        let run = Run(first: written, count: hashes.count)
        written += hashes.count
        return run
    }

    /// Reads `count` hashes from the one with number `first` on into `hashes`, whose room it takes.
    func read(_ first: Int, _ count: Int, into hashes: inout [KeyHash]) throws(PipelineError) {
        hashes.removeAll(keepingCapacity: true)
        hashes.append(contentsOf: repeatElement(.none, count: count))
        try file.read(into: &hashes, at: first * Self.stride)
    }
}
