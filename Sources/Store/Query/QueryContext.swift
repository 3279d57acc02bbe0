internal import CSQLite

/// What the virtual tables of one session share with it.
@safe final class QueryContext {
    // A class, because SQLite holds it for the tables while the session asks it.
    let path: String
    /// What SQLite calls; it must stay where it is as long as the connection is open.
    let module: UnsafeMutablePointer<sqlite3_module>
    /// The datasets that are shown, by their number.
    let datasets: [Int: StoredDataset]
    /// Why a table could not go on in this statement: SQLite passes on no more than a number.
    private(set) var fault: StoreError?
    /// The blocks that its tables keep, all together.
    var cache = BlockCache(maximumBytes: RecordEstimate.rememberedBytes)
    /// How many records the indexes of its tables have, all together.
    var indexedRecords = 0
    /// How many blocks were inflated.
    var inflatedBlocks = 0

    /// What the tables of `datasets` share, which are in the store at `path`.
    init(path: String, datasets: [StoredDataset]) {
        self.path = path
        self.datasets = Dictionary(datasets.map { ($0.dataset, $0) }) { first, _ in first }
        unsafe module = .allocate(capacity: 1)
        unsafe module.initialize(to: RecordModule.callbacks)
    }

    deinit { unsafe module.deallocate() }

    /// A new statement begins, of which nothing is told yet.
    func forgetFault() { fault = nil }

    /// Does what SQLite asked for, and tells it whether that went well; the first error is kept for the session.
    func attempt(_ work: () throws(StoreError) -> Void) -> Int32 {
        do throws(StoreError) {
            try work()
            return SQLITE_OK
        } catch {
            fault = fault ?? error
            return SQLITE_CORRUPT
        }
    }
}
