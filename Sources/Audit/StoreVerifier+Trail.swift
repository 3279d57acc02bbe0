internal import Records
internal import Store

extension StoreVerifier {
    /// The chain entry by entry, each event against its columns, and every run against its entry.
    mutating func checkTrail(_ reader: borrowing StagingReader) throws(StoreError) {
        let entries = try reader.auditEntries()
        report.entries = entries.count
        var previous = HashChain.genesis
        for (index, entry) in entries.enumerated() {
            for fault in faults(of: entry, number: index + 1, after: previous) {
                add("audit entry \(index + 1): \(fault)")
            }
            previous = entry.hash
        }
        let runs = try reader.runs()
        for column in try reader.wronglyTyped() { add("\(column): a value is not of the column's type") }
        if runs.isEmpty { add("the tables: there is no run") }
        if let last = entries.last?.run, last != runs.last?.run {
            add("the audit trail: its end is not the newest run")
        }
        for run in runs {
            // A pruned store's newest run has an entry for each pruning too; the last one counts.
            if entries.last(where: { $0.run == run.run })?.vouches(for: run.manifestSHA256) != true {
                add("run \(run.run): its manifest's SHA-256 is not that of its audit entry")
            }
            if run.status != "published" { add("run \(run.run): its status is not 'published'") }
        }
    }

    private func faults(of entry: AuditEntry, number: Int, after previous: [UInt8]) -> [String] {
        var faults: [String] = []
        let opening = AuditEvent.opening(sequence: entry.sequence, time: entry.time, run: entry.run)
        if entry.sequence != number { faults.append("its number is \(entry.sequence); an entry is missing or moved") }
        if entry.previous != previous { faults.append("it does not follow the entry before it") }
        if HashChain.hash(previous: entry.previous, event: entry.event) != entry.hash {
            faults.append("its hash is not that of its event")
        }
        if !entry.event.starts(with: opening) { faults.append("its columns are not those of its event") }
        return faults
    }

    /// Rows that belong to no dataset or run: no manifest covers them.
    mutating func checkOrphans(_ reader: borrowing StagingReader) throws(StoreError) {
        for table in Schema.tableNames where !["bauta_run", "bauta_dataset", "bauta_audit"].contains(table) {
            let query =
                "SELECT count(*) FROM \(table) WHERE dataset IS NULL"
                + " OR dataset NOT IN (SELECT dataset FROM bauta_dataset)"
            let rows = try reader.connection.integer(query) ?? 0
            if rows > 0 { add("\(table): \(rows) rows belong to no dataset") }
        }
        let runs = "SELECT count(*) FROM bauta_dataset WHERE run IS NULL OR run NOT IN (SELECT run FROM bauta_run)"
        let datasets = try reader.connection.integer(runs) ?? 0
        if datasets > 0 { add("bauta_dataset: \(datasets) rows belong to no run") }
    }

    /// The views against those that this program makes for the newest datasets.
    mutating func checkViews(_ reader: borrowing StagingReader) throws(StoreError) {
        var found: [ExactText: ExactText] = [:]
        try reader.connection.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'view'") { row in
            found[ExactText(row.text(0))] = ExactText(row.text(1))
        }
        for dataset in try reader.newestDatasets() {
            let name = dataset.record.name
            if found[ExactText(name)] != DatasetView.sql(of: dataset).map(ExactText.init) {
                let fault = "its view is not the one that bauta makes"
                report.findings.append(VerifyFinding(fault, dataset: name))
            }
        }
    }
}

extension AuditEntry {
    /// Whether the entry was written with the manifest of this SHA-256.
    func vouches(for manifestSHA256: [UInt8]) -> Bool {
        let end = AuditEvent.closing(manifestSHA256: manifestSHA256)
        return event.suffix(end.count) == end[...]
    }
}
