internal import Records
internal import Store

/// What `runs prune` did, or in a dry run would do.
struct PruneText {
    /// The store's path.
    let store: String
    /// How many runs of each dataset stay.
    let keepRuns: Int
    /// The datasets that went, or would go.
    let removed: [StoredDataset]
    /// The newest run's receipt; nil where nothing was written.
    let receipt: Receipt?

    /// For people: a line a dataset, and one for the store.
    var summary: String {
        let place = SafeText.escaped(store)
        if removed.isEmpty {
            let runs = keepRuns == 1 ? "one run" : "\(keepRuns) runs"
            return "nothing to prune: no dataset in \(place) has more than \(runs)"
        }
        let rows = removed.map { dataset in
            [
                SafeText.escaped(dataset.record.name), "\(dataset.run)", NumberText.grouped(dataset.records),
                NumberText.bytes(dataset.storedBytes),
            ]
        }
        let table = TextTable(header: ["dataset", "run", "records", "stored"], rows: rows, numbers: Set(1...3))
        let end = receipt.map { receipt in
            "pruned \(place), whose newest run is \(receipt.run)\nreceipt \(receipt.manifestSHA256)"
        }
        return (table.lines() + [end ?? "dry run: nothing was written"]).joined(separator: "\n")
    }

    /// For programs: one JSON object.
    var json: String {
        var object = JSONObject()
        object.add("store", store)
        object.add("keep", keepRuns)
        object.add("removed", json: JSONObject.array(removed.map(Self.json)))
        object.add("run", receipt?.run)
        object.add("receipt", receipt?.manifestSHA256)
        return object.text
    }

    private static func json(_ dataset: StoredDataset) -> String {
        var object = JSONObject()
        object.add("name", dataset.record.name)
        object.add("run", dataset.run)
        object.add("records", dataset.records)
        object.add("stored_bytes", dataset.storedBytes)
        return object.text
    }
}
