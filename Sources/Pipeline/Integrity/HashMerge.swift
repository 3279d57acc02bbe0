/// Goes over hashes in order that lie in several sorted parts, in memory or in a file.
struct HashMerge {
    /// One part, and how far it is read.
    struct Part {
        fileprivate var hashes: [KeyHash]
        fileprivate var index = 0
        /// Of a part in a file: where the rest lies, and how much of it is read at once.
        fileprivate var rest: (file: SpillFile, next: Int, count: Int, step: Int)?

        /// Sorted hashes.
        init(_ hashes: [KeyHash]) { self.hashes = hashes }

        /// The hashes of a run in `file`, of which `step` are read at once.
        init(_ run: SpillFile.Run, in file: SpillFile, step: Int) {
            hashes = []
            rest = (file, run.first, run.count, step)
        }

        /// The hash that is next; nil at the end.
        fileprivate mutating func load() throws(PipelineError) -> KeyHash? {
            if index < hashes.count { return hashes[index] }
            guard let (file, next, count, step) = rest, count > 0 else { return nil }
            let size = min(count, step)
            try file.read(next, size, into: &hashes)
            rest = (file, next + size, count - size, step)
            index = 0
            return hashes[0]
        }
    }

    private var parts: [Part] = []
    /// A heap of the parts that go on: the one with the smallest hash first.
    private var heads: [(hash: KeyHash, part: Int)] = []

    /// The hashes of `parts`.
    init(_ parts: [Part]) throws(PipelineError) {
        self.parts = parts
        for index in parts.indices {
            if let hash = try self.parts[index].load() { heads.append((hash, index)) }
        }
        // Sorted is a heap too.
        heads.sort { $0.hash < $1.hash }
    }

    /// The next hash in order; nil after the last.
    mutating func next() throws(PipelineError) -> KeyHash? {
        guard let head = heads.first else { return nil }
        parts[head.part].index += 1
        if let hash = try parts[head.part].load() {
            heads[0].hash = hash
        } else {
            let last = heads.removeLast()
            if heads.isEmpty { return head.hash }
            heads[0] = last
        }
        sink()
        return head.hash
    }

    /// Puts the first head where it belongs.
    private mutating func sink() {
        var place = 0
        while true {
            var child = place * 2 + 1
            guard child < heads.count else { return }
            if child + 1 < heads.count, heads[child + 1].hash < heads[child].hash { child += 1 }
            guard heads[child].hash < heads[place].hash else { return }
            heads.swapAt(child, place)
            place = child
        }
    }
}

extension HashMerge {
    /// How many hashes there are, and how many of them were there before.
    consuming func repeats() throws(PipelineError) -> KeyCount {
        var count = KeyCount()
        var last: KeyHash?
        while let hash = try next() {
            count.checked += 1
            if hash == last { count.violations += 1 }
            last = hash
        }
        return count
    }

    /// How many hashes there are, and how many of them are not among those of `parents`.
    consuming func orphans(of parents: consuming HashMerge) throws(PipelineError) -> KeyCount {
        var count = KeyCount()
        var parent = try parents.next()
        while let hash = try next() {
            count.checked += 1
            while let known = parent, known < hash { parent = try parents.next() }
            if parent != hash { count.violations += 1 }
        }
        return count
    }
}

/// How many keys were looked at, and how many are not as promised.
struct KeyCount: Equatable {
    /// The keys without a null.
    var checked = 0
    /// The keys that were there before, or that refer to nothing.
    var violations = 0
}
