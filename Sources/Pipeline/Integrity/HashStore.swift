/// The hashes of all keys of a run: in memory up to a limit, then sorted in a temporary file.
///
/// Where there is no place for such a file, all are dropped at the limit.
struct HashStore {
    /// The hashes of one key.
    private struct Pile {
        var chunks: [[KeyHash]] = []
        var count = 0
        var isSorted = true
        var runs: [SpillFile.Run] = []

        /// Takes hashes in chunks of `chunk`, so that no memory is held for what never comes.
        mutating func append(_ hashes: [KeyHash]) {
            var rest = hashes[...]
            while !rest.isEmpty {
                if chunks.isEmpty || chunks[chunks.count - 1].count >= HashStore.chunk {
                    chunks.append([])
                    if chunks.count > 1 { chunks[chunks.count - 1].reserveCapacity(HashStore.chunk) }
                }
                let room = HashStore.chunk - chunks[chunks.count - 1].count
                chunks[chunks.count - 1] += rest.prefix(room)
                rest = rest.dropFirst(room)
            }
            count += hashes.count
            isSorted = false
        }
    }

    /// How many hashes lie together until they are sorted: 256 KiB.
    private static let chunk = 1 << 14

    /// The limit, unless another one is asked for: 32 MiB.
    static let defaultLimit = 32 << 20

    private let limit: Int
    private let store: String?
    private var piles: [Pile] = []
    private var held = 0
    private var file: SpillFile?
    /// Whether there were too many hashes to keep them.
    private(set) var isDropped = false

    /// An empty store of `limit` bytes; more lie beside `store`, where there is one.
    init(limit: Int, beside store: String?) {
        // To be sorted they need as much again; what goes to a file is sorted beside the originals' hashes, which stay.
        self.limit = limit / MemoryLayout<KeyHash>.stride / (store == nil ? 2 : 4)
        self.store = store
    }

    /// Whether a part of the hashes is in a file.
    var isSpilled: Bool { file != nil }

    /// Makes room for one more key and gives its number.
    mutating func addPile() -> Int {
        piles.append(Pile())
        return piles.count - 1
    }

    /// Takes the next hashes of a key.
    mutating func append(_ hashes: [KeyHash], to pile: Int) throws(PipelineError) {
        if isDropped || hashes.isEmpty { return }
        piles[pile].append(hashes)
        held += hashes.count
        while held > limit, !isDropped { try makeRoom() }
    }

    /// The hashes of some keys together, in order.
    mutating func merge(_ numbers: [Int]) throws(PipelineError) -> HashMerge {
        var parts: [HashMerge.Part] = []
        let runs = numbers.reduce(0) { $0 + piles[$1].runs.count }
        let step = max(256, limit / max(runs, 1) / 2)
        for number in numbers {
            sort(number)
            parts += piles[number].chunks.map { HashMerge.Part($0) }
            guard let file else { continue }
            parts += piles[number].runs.map { HashMerge.Part($0, in: file, step: min(step, 1 << 14)) }
        }
        return try HashMerge(parts)
    }

    private mutating func sort(_ number: Int) {
        if piles[number].isSorted { return }
        let chunks = piles[number].chunks
        piles[number].chunks = [HashSort.sorted(chunks)]
        piles[number].isSorted = true
    }

    /// Moves the largest pile to the file.
    private mutating func makeRoom() throws(PipelineError) {
        guard let store else {
            isDropped = true
            held = 0
            for number in piles.indices { piles[number] = Pile() }
            return
        }
        guard let largest = piles.indices.max(by: { piles[$0].count < piles[$1].count }) else { return }
        if file == nil { file = try SpillFile(beside: store) }
        guard let file else { return }
        sort(largest)
        for chunk in piles[largest].chunks { piles[largest].runs.append(try file.append(chunk)) }
        held -= piles[largest].count
        piles[largest].chunks = []
        piles[largest].count = 0
    }
}
