internal import Records

/// The store that will take the published one's place: built beside it, and put there all at once.
///
/// A draft that goes without being published takes its partial file with it.
@safe struct StoreDraft: ~Copyable {
    // Declared before the connection, so that the lock outlives it.
    private var target: TargetFile
    private(set) var connection: SQLiteConnection
    /// The published store; nil where there is none.
    let previous: PreviousStore?

    /// An empty store beside the file of `target`, which may be carried over from `previous`.
    init(_ target: consuming TargetFile, previous: consuming PreviousStore?) throws(StoreError) {
        try target.createPartial()
        let connection = try SQLiteConnection(filling: target.partial)
        try connection.execute("\(Schema.creation); BEGIN", for: "create")
        self.connection = connection
        self.target = target
        self.previous = previous
    }

    /// The highest numbers of the published store.
    var last: PreviousStore.Last { previous?.lastNumbers() ?? PreviousStore.Last() }

    /// Copies what stays of the published store.
    func carryOver(_ carryOver: CarryOver) throws(StoreError) {
        try previous?.copy(by: carryOver, into: connection)
    }

    /// Takes the published store's place, with views, manifest and audit entry, and gives the receipt of `run`.
    ///
    /// All statements must be closed. When this returns, file and folder are synced; when it throws, the published
    /// store is what it was, but for one case: the folder could not be synced after the rename.
    mutating func publish(
        _ event: AuditEvent, run: Int, time: String, mode: UInt16? = nil
    ) throws(StoreError) -> Receipt {
        try createViews()
        let manifest = try addEntry(of: event, run: run, time: time)
        try connection.execute("COMMIT", for: "commit")
        try connection.close()
        try target.publish(mode: mode)
        return Receipt(run: run, manifestSHA256: HexText.string(manifest.sha256))
    }

    /// Makes the views of the newest dataset of each name.
    private func createViews() throws(StoreError) {
        for dataset in StagingReader.newest(of: try StagingReader.datasets(in: connection)) {
            if let sql = DatasetView.sql(of: dataset) { try connection.execute(sql, for: "view") }
        }
    }

    /// Ends the store with its manifest and its audit entry, which name each other's hashes.
    private func addEntry(of event: AuditEvent, run: Int, time: String) throws(StoreError) -> Manifest {
        let last = last
        let sequence = last.entry + 1
        let text = event.text(sequence: sequence, time: time, run: run)
        let manifest = try Manifest(of: connection, head: last.hash, event: text)
        let receipt = QueryValue.blob(manifest.sha256)
        try connection.run(
            "UPDATE bauta_run SET manifest_sha256 = ? WHERE run = ?", [receipt, .integer(run)], for: "run")
        let full = text + AuditEvent.closing(manifestSHA256: manifest.sha256)
        let row: [QueryValue] = [
            .integer(sequence), QueryValue(time), .integer(run), .text(full), .blob(last.hash),
            .blob(HashChain.hash(previous: last.hash, event: full)),
        ]
        try connection.run(Schema.audit.insertion, row, for: "audit")
        return manifest
    }
}
