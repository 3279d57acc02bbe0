internal import Records

extension StagingWriter {
    /// Puts the run in the published store's place, with all that stays of it, and gives the run's receipt.
    ///
    /// `finished` (ISO 8601, UTC, milliseconds) is the time of publication; `event` becomes the audit entry. When this
    /// returns, file and folder are synced; when it throws, the published store is what it was, but for one case: the
    /// folder could not be synced after the rename.
    public mutating func publish(
        finished: String, event: AuditEvent = AuditEvent("run-published")
    ) throws(StoreError) -> Receipt {
        guard !isOpen, !filled.isEmpty else { throw .misuse("a run is published before its datasets are finished") }
        try connection.run("UPDATE bauta_dataset SET published = ?", [QueryValue(finished)], for: "dataset")
        try addRun(finished: finished)
        let carryOver = CarryOver(keepRuns: keepRuns, filled: filled)
        try previous?.copy(by: carryOver, into: connection)
        try createViews()
        let manifest = try addEntry(of: event, time: finished)
        try connection.execute("COMMIT", for: "commit")
        blocks.close()
        rejects.close()
        ranges.close()
        try connection.close()
        try target.publish(mode: mode)
        return Receipt(run: run, manifestSHA256: HexText.string(manifest.sha256))
    }

    private func addRun(finished: String) throws(StoreError) {
        let times = [QueryValue(record.started), QueryValue(finished), QueryValue(record.tenant)]
        let rules = [
            QueryValue(record.keyID), QueryValue(record.rulesName), .blob(record.rulesSHA256),
            QueryValue(record.rulesOutline), QueryValue(record.versions),
        ]
        let row = [.integer(run), QueryValue(record.uuid), QueryValue("published")] + times + rules + [.null]
        try connection.run(Schema.run.insertion, row, for: "run")
    }

    /// Makes the views of the newest dataset of each name.
    private func createViews() throws(StoreError) {
        for dataset in StagingReader.newest(of: try StagingReader.datasets(in: connection)) {
            if let sql = DatasetView.sql(of: dataset) { try connection.execute(sql, for: "view") }
        }
    }

    /// Ends the run with its manifest and its audit entry, which name each other's hashes.
    private func addEntry(of event: AuditEvent, time: String) throws(StoreError) -> Manifest {
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
