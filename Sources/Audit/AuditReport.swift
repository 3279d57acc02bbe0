internal import Records
public import Store

/// Which fields of a store's newest datasets were masked, how, and how often.
public struct AuditReport: Sendable {
    /// One dataset, and the run that published it.
    public struct Dataset: Sendable {
        /// The dataset's row.
        public var dataset: StoredDataset
        /// Its run's row; nil in a damaged store.
        public var run: StoredRun?
        /// What was done to its fields.
        public var fields: [FieldRecord]
        /// What an auditor should look at, in one line each.
        public var warnings: [String]
        /// What came of its keys that are declared unique or to refer to others.
        public var integrity: [IntegrityRecord] { dataset.record.schema.compactMap { IntegrityRecord($0) } }
    }

    /// The store's path, as it was given.
    public var path: String
    /// The newest dataset of each name, by name.
    public var datasets: [Dataset]
    /// The newest run's receipt; nil in a store without a run.
    public var receipt: Receipt?

    /// The report on the store at `path`.
    public static func load(path: String) throws(AuditError) -> AuditReport {
        do throws(StoreError) {
            let reader = try StagingReader(path: path)
            let runs = try reader.runs()
            var datasets: [Dataset] = []
            for dataset in try reader.newestDatasets() {
                let fields = try reader.fields(of: dataset.dataset)
                let run = runs.first { $0.run == dataset.run }
                let warnings = fields.flatMap { $0.warnings(isJSON: dataset.record.isJSON) }
                datasets.append(Dataset(dataset: dataset, run: run, fields: fields, warnings: warnings))
            }
            let receipt = runs.last.map {
                Receipt(run: $0.run, manifestSHA256: HexText.string($0.manifestSHA256))
            }
            return AuditReport(path: path, datasets: datasets, receipt: receipt)
        } catch {
            throw .store(error)
        }
    }

    /// The manifest of the store at `path`, rebuilt from its tables: its SHA-256 is the receipt.
    public static func manifest(path: String) throws(AuditError) -> [UInt8] {
        do throws(StoreError) {
            return try StagingReader(path: path).manifest().text
        } catch {
            throw .store(error)
        }
    }
}

extension FieldRecord {
    /// Fewer different pseudonyms than this can be told apart by their frequencies.
    private static let fewPseudonyms = 1000

    /// How messages name the field: a path is the rule set's own word, while an odd header may be data.
    func place(isJSON: Bool) -> String {
        isJSON ? "path '\(SafeText.escaped(path))'" : SafeText.column(path, ordinal: ordinal)
    }

    /// What an auditor should look at, in one line each; `isJSON` says that the field is a path of JSON records.
    public func warnings(isJSON: Bool) -> [String] {
        let place = place(isJSON: isJSON)
        var warnings: [String] = []
        if counts.unchanged > 0 {
            warnings.append("\(place): \(counts.unchanged) masked values came out unchanged; choose another method")
        }
        // Only keyed methods make pseudonyms, and all of them give equal values equal ones.
        if keyID != nil, counts.masked > 0, let distinct = distinctEstimate, distinct < Self.fewPseudonyms {
            warnings.append(
                "\(place): only \(distinct) different pseudonyms; how often each occurs may tell what it stands for")
        }
        return warnings
    }
}
