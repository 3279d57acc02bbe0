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
                let warnings = fields.flatMap(warnings)
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

    /// Methods that give equal values equal pseudonyms.
    private static let deterministic = ["fpe", "keyed-hash", "tokenize"]
    /// Fewer pseudonyms than this let frequencies tell who is who.
    private static let fewestPseudonyms = 1000

    private static func warnings(of field: FieldRecord) -> [String] {
        var warnings: [String] = []
        let name = SafeText.column(field.path, ordinal: field.ordinal)
        let counts = field.counts
        if counts.unchanged > 0 {
            warnings.append("\(name): \(counts.unchanged) masked values came out unchanged; look at the rule")
        }
        let method = field.method ?? ""
        if deterministic.contains(method), counts.masked > 0, let distinct = field.distinctEstimate,
            distinct < fewestPseudonyms
        {
            warnings.append(
                "\(name): only \(distinct) different pseudonyms; how often each occurs may tell what it stands for")
        }
        return warnings
    }
}
