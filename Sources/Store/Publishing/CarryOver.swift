/// Copies what stays of the published store into the one that replaces it: numbers, rows and blocks as they are.
struct CarryOver {
    /// How many runs of a dataset a store keeps, the new one among them.
    let keepRuns: Int
    /// The datasets that the new run fills; none where the store is only pruned.
    let filled: [String]
    /// Called before each block; an error of its own ends the copy.
    var goOn: @Sendable () throws(StoreError) -> Void = {}

    /// Copies the datasets that stay, the runs that still have one, and the whole audit trail.
    func copy(from old: borrowing PreviousStore, into new: borrowing SQLiteConnection) throws(StoreError) {
        let staying = parted(old.datasets).staying
        for dataset in staying { try copy(dataset, from: old.connection, into: new) }
        for run in Set(staying.map(\.run)).sorted() {
            try copyRows(of: Schema.run, where: "run = ?", [.integer(run)], from: old.connection, into: new)
        }
        try copyRows(of: Schema.audit, where: "true ORDER BY sequence", [], from: old.connection, into: new)
    }

    /// Of each name the newest stay, so that with the new one `keepRuns` remain; of a name the newest come first.
    func parted(_ datasets: [StoredDataset]) -> (staying: [StoredDataset], leaving: [StoredDataset]) {
        let filled = Set(filled.map(DatasetView.folded))
        var seen: [[UInt8]: Int] = [:]
        var parts: (staying: [StoredDataset], leaving: [StoredDataset]) = ([], [])
        for dataset in datasets {
            let name = DatasetView.folded(dataset.record.name)
            let number = (seen[name] ?? (filled.contains(name) ? 1 : 0)) + 1
            seen[name] = number
            if number <= max(1, keepRuns) { parts.staying.append(dataset) } else { parts.leaving.append(dataset) }
        }
        return parts
    }

    private func copy(
        _ dataset: StoredDataset, from old: borrowing SQLiteConnection, into new: borrowing SQLiteConnection
    ) throws(StoreError) {
        let number = [QueryValue.integer(dataset.dataset)]
        try copyRows(of: Schema.dataset, where: "dataset = ?", number, from: old, into: new)
        for part in Schema.parts {
            try copyRows(of: part, where: "dataset = ? ORDER BY rowid", number, from: old, into: new)
        }
        try copyBlocks(of: dataset, from: old, into: new)
    }

    private func copyRows(
        of table: Schema.Table, where condition: String, _ values: [QueryValue],
        from old: borrowing SQLiteConnection, into new: borrowing SQLiteConnection
    ) throws(StoreError) {
        let insertion = try new.prepare(table.insertion, for: "copy")
        try old.rows("\(table.selection) WHERE \(condition)", values, for: "copy") { row throws(StoreError) in
            try insertion.bind(row.values())
            try insertion.run()
        }
    }

    /// Copies the blocks where they lie, each payload checked, then the whole against the dataset's row.
    private func copyBlocks(
        of dataset: StoredDataset, from old: borrowing SQLiteConnection, into new: borrowing SQLiteConnection
    ) throws(StoreError) {
        let insertion = try new.prepare(Schema.block.insertion, for: "copy")
        let query = Schema.block.selection + " WHERE dataset = ? ORDER BY sequence"
        let place = "dataset '\(dataset.record.name)', run \(dataset.run)"
        var digest = RunningDigest()
        var next = 0
        try old.rows(query, [.integer(dataset.dataset)], for: "copy") { row throws(StoreError) in
            try goOn()
            let block = StoredBlock(row)
            let column = StoredBlock.payloadColumn
            guard block.sequence == next, row.withBytes(column, { Digest.sha256($0) }) == block.payloadSHA256 else {
                throw .damaged(path: old.path, place: "\(place), block \(next)")
            }
            for index in 0..<column { try insertion.bind(row.value(index), at: index + 1) }
            try row.withBytes(column) { payload throws(StoreError) in
                try insertion.run(binding: payload, at: column + 1)
            }
            digest.add(block.plainSHA256)
            next += 1
        }
        guard next == dataset.blocks, digest.finish() == dataset.digest else {
            throw .damaged(path: old.path, place: place)
        }
    }
}
