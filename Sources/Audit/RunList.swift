internal import Records
public import Store

/// The runs that a store keeps, and what each of them left in it.
public struct RunList: Sendable {
    /// One run with its datasets that are still there.
    public struct Entry: Sendable, Equatable {
        /// The run's row.
        public var run: StoredRun
        /// Its datasets that are the newest of their names: what the views show.
        public var newest: [StoredDataset]
        /// Its datasets that a newer run filled again.
        public var older: [StoredDataset]
    }

    /// The store's path, as it was given.
    public var path: String
    /// The runs, the newest first.
    public var runs: [Entry]

    /// The runs of the store at `path`.
    public static func load(path: String) throws(AuditError) -> RunList {
        do throws(StoreError) {
            let reader = try StagingReader(path: path)
            let datasets = try reader.datasets()
            let newest = Set(try reader.newestDatasets().map(\.dataset))
            let runs = try reader.runs().reversed().map { run in
                let own = datasets.filter { $0.run == run.run }
                return Entry(
                    run: run, newest: own.filter { newest.contains($0.dataset) },
                    older: own.filter { !newest.contains($0.dataset) })
            }
            return RunList(path: path, runs: runs)
        } catch {
            throw .store(error)
        }
    }

    /// The list for a terminal of `width` columns.
    public func table(width: Int? = nil) -> String {
        let header = ["run", "started", "finished", "rules", "key", "tenant", "newest", "older"]
        let rows = runs.map { entry in
            let record = entry.run.record
            let texts = [record.started, entry.run.finished, record.rulesName, record.keyID ?? "", record.tenant]
            return ["\(entry.run.run)"] + (texts + [entry.newest, entry.older].map(Self.extent)).map(SafeText.escaped)
        }
        let lines = TextTable(header: header, rows: rows, numbers: [0]).lines(width: width)
        return lines.map { $0 + "\n" }.joined()
    }

    /// The list as one JSON object.
    public func json() -> String {
        var object = JSONObject()
        object.add("store", path)
        object.add("runs", json: JSONObject.array(runs.map(\.json)))
        return object.text
    }

    /// Each dataset with its number of records.
    private static func extent(_ datasets: [StoredDataset]) -> String {
        datasets.map { "\($0.record.name) \($0.records)" }.joined(separator: ", ")
    }
}

extension RunList.Entry {
    fileprivate var json: String {
        var object = JSONObject()
        object.add("run", run.run)
        object.add("uuid", run.record.uuid)
        object.add("started", run.record.started)
        object.add("finished", run.finished)
        object.add("tenant", run.record.tenant)
        object.add("key_id", run.record.keyID)
        object.add("rules", run.record.rulesName)
        object.add("rules_sha256", HexText.string(run.record.rulesSHA256))
        object.add("manifest_sha256", HexText.string(run.manifestSHA256))
        let datasets = newest.map { Self.json($0, isNewest: true) } + older.map { Self.json($0, isNewest: false) }
        object.add("datasets", json: JSONObject.array(datasets))
        return object.text
    }

    private static func json(_ dataset: StoredDataset, isNewest: Bool) -> String {
        var object = JSONObject()
        object.add("name", dataset.record.name)
        object.add("newest", isNewest)
        object.add("records", dataset.records)
        object.add("rejects", dataset.rejects)
        object.add("stored_bytes", dataset.storedBytes)
        return object.text
    }
}
