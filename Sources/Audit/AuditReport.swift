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
    /// The findings that the runs of these datasets accepted.
    public var accepted: [AcceptedFinding]
    /// The newest run's receipt; nil in a store without a run.
    public var receipt: Receipt?

    /// The report on the store at `path`.
    public static func load(path: String) throws(AuditError) -> AuditReport {
        do throws(StoreError) {
            let reader = try StagingReader(path: path)
            let runs = try reader.runs()
            let accepted = try reader.acceptedFindings()
            var datasets: [Dataset] = []
            for dataset in try reader.newestDatasets() {
                let fields = try reader.fields(of: dataset.dataset)
                let run = runs.first { $0.run == dataset.run }
                let ids = Set(accepted.filter { $0.run == dataset.run }.map(\.id))
                let warnings = fields.flatMap { $0.warnings(isJSON: dataset.record.isJSON) }
                    .filter { !ids.contains($0.id(in: dataset.record.name)) }
                datasets.append(
                    Dataset(dataset: dataset, run: run, fields: fields, warnings: warnings.map(\.description)))
            }
            let receipt = runs.last.map {
                Receipt(run: $0.run, manifestSHA256: HexText.string($0.manifestSHA256))
            }
            let shown = Set(datasets.map(\.dataset.run))
            return AuditReport(
                path: path, datasets: datasets, accepted: accepted.filter { shown.contains($0.run) }, receipt: receipt)
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
