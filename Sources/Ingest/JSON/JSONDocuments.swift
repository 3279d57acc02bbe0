public import Records

/// JSON documents that stand in strings: each value of a column is read as one, as a record of a batch of its own.
public struct JSONDocuments: Sendable {
    private let tree: JSONPathTree
    private let columns: Int
    private let maxDepth: Int

    /// A reader that notes what `rules` speak of, as occurrences of `columns` columns.
    public init(rules: [JSONPathRule], columns: Int, maxDepth: Int) throws(IngestError) {
        tree = try JSONPathTree(rules)
        self.columns = columns
        self.maxDepth = maxDepth
    }

    /// Fills `batch` with the documents that `values`, places in `bytes`, hold; a value that is none has an empty text.
    ///
    /// Gives the paths that must not be there, each with the place among `values` of its document.
    public func read(
        _ values: [Field], of bytes: Span<UInt8>, into batch: inout RecordBatch
    ) -> [(value: Int, path: String)] {
        batch.begin(columns: columns)
        var text: [UInt8] = []
        swap(&text, &batch.bytes)
        let places = gather(values, of: bytes, into: &text)
        var occurrences: [Occurrence] = []
        swap(&occurrences, &batch.occurrences)
        var spill: [UInt8] = []
        var forbidden: [(value: Int, path: String)] = []
        unsafe text.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var scanner = unsafe JSONScanner(
                base, tree: tree, maxDepth: maxDepth, spillStart: buffer.count, wantsObjects: false)
            scanner.tellsAllForbidden = true
            swap(&scanner.occurrences, &occurrences)
            for (index, place) in places.enumerated() {
                scanner.record = UInt32(truncatingIfNeeded: index)
                let isText = unsafe TextCheck.isText(UnsafeBufferPointer(rebasing: buffer[place]))
                let isJSON = isText && scanner.scan(from: place.lowerBound, to: place.upperBound) != nil
                batch.texts.append(isJSON ? Field(start: place.lowerBound, length: place.count) : .invalid)
                batch.origins.append(RecordBatch.Origin(line: 0, offset: 0))
                if isJSON { forbidden += scanner.forbidden.map { (index, $0.path) } }
            }
            swap(&scanner.occurrences, &occurrences)
            spill = scanner.spill
            batch.holdsSurrogates = scanner.holdsSurrogates
        }
        text.append(contentsOf: spill)
        batch.bytes = text
        batch.occurrences = occurrences
        batch.sortOccurrences()
        return forbidden
    }

    /// Copies `values` to `text`, each padded as a scanner needs it, and gives their places there.
    private func gather(_ values: [Field], of bytes: Span<UInt8>, into text: inout [UInt8]) -> [Range<Int>] {
        text.removeAll(keepingCapacity: true)
        return values.map { value in
            let start = text.count
            unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0[value.range]) }
            defer { text.append(contentsOf: repeatElement(0, count: JSONScanner.padding)) }
            return start..<text.count
        }
    }
}
