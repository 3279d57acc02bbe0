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
        try draft.connection.run("UPDATE bauta_dataset SET published = ?", [QueryValue(finished)], for: "dataset")
        try addRun(finished: finished)
        try draft.carryOver(CarryOver(keepRuns: keepRuns, filled: filled))
        blocks.close()
        rejects.close()
        ranges.close()
        return try draft.publish(event, run: run, time: finished, mode: mode)
    }

    private func addRun(finished: String) throws(StoreError) {
        let times = [QueryValue(record.started), QueryValue(finished), QueryValue(record.tenant)]
        let rules = [
            QueryValue(record.keyID), QueryValue(record.rulesName), .blob(record.rulesSHA256),
            QueryValue(record.rulesOutline), QueryValue(record.versions),
        ]
        let row = [.integer(run), QueryValue(record.uuid), QueryValue("published")] + times + rules + [.null]
        try draft.connection.run(Schema.run.insertion, row, for: "run")
    }
}
