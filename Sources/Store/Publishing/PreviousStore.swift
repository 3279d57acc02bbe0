/// The published store that a run will replace, open for reading: what stays is carried over from it.
struct PreviousStore: ~Copyable {
    let connection: SQLiteConnection

    /// The highest numbers that a run, a dataset and an audit entry have had, and that entry's hash.
    struct Last {
        var run = 0
        var dataset = 0
        var entry = 0
        var hash = HashChain.genesis
    }

    /// All datasets, by name, and of a name the newest first.
    let datasets: [StoredDataset]
    private let last: Last

    /// Opens the store at `path`, and refuses that of another tenant than `tenant`, where one is given.
    ///
    /// Refuses also one whose rows are not what its run wrote: a new receipt must not vouch for them. Payloads are
    /// checked when they are copied.
    init(path: String, tenant: String? = nil) throws(StoreError) {
        let store = try SQLiteConnection(reading: path)
        let owner = try store.value("SELECT tenant FROM bauta_run ORDER BY run DESC LIMIT 1")
        if let tenant, case .text(let bytes) = owner, bytes != Array(tenant.utf8) {
            let name = String(decoding: bytes, as: UTF8.self)
            throw .refused(path: path, .otherTenant(store: name, run: tenant))
        }
        let runs = try store.integer("SELECT max(run) FROM bauta_run") ?? 0
        let told = try store.integer("SELECT max(run) FROM bauta_audit") ?? 0
        let lastDataset = try store.integer("SELECT max(dataset) FROM bauta_dataset") ?? 0
        let datasets = try StagingReader.datasets(in: store)
        var entry = (sequence: 0, hash: HashChain.genesis)
        try store.rows("SELECT sequence, hash FROM bauta_audit ORDER BY sequence DESC LIMIT 1") { row in
            entry = (row.integer(0), row.bytes(1))
        }
        let receipt = try store.value("SELECT manifest_sha256 FROM bauta_run ORDER BY run DESC LIMIT 1")
        if runs > 0, receipt != .blob(try Manifest(rebuiltFrom: store).sha256) {
            throw .damaged(path: path, place: "a row of the published store")
        }
        connection = store
        last = Last(run: max(runs, told), dataset: lastDataset, entry: entry.sequence, hash: entry.hash)
        self.datasets = datasets
    }

    /// Where the numbers of a new run go on.
    func lastNumbers() -> Last { last }

    /// The newest run's dataset of this name, however its letters are cased.
    func newest(_ name: String) -> StoredDataset? {
        let folded = DatasetView.folded(name)
        return datasets.first { DatasetView.folded($0.record.name) == folded }
    }

    /// Copies what stays into the store that replaces this one.
    func copy(by carryOver: CarryOver, into new: borrowing SQLiteConnection) throws(StoreError) {
        try carryOver.copy(from: self, into: new)
    }
}
