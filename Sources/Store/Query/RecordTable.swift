internal import CSQLite

/// One dataset as a virtual table: its columns, and the ways to go over its records that SQLite was offered.
@safe final class RecordTable {
    // A class, because SQLite holds it, and every cursor of it.
    let context: QueryContext
    private let dataset: StoredDataset
    private let database: OpaquePointer?
    private var opened: TableBlocks?
    /// The conditions of each way to go over the records; the first one has none.
    private var plans: [[RecordConstraint]] = [[]]

    /// The table of `dataset` on the connection `database`, of which nothing is read yet.
    @unsafe init(_ dataset: StoredDataset, _ context: QueryContext, on database: OpaquePointer?) {
        self.dataset = dataset
        self.context = context
        unsafe self.database = unsafe database
    }

    /// How SQLite declares it: columns without a type.
    ///
    /// They compare as the view's do, but for one case: a number is never equal to a value of TEXT affinity, such as
    /// `CAST(5 AS TEXT)`, because a table's column cannot be without any affinity.
    var declaration: String {
        let names = DatasetView.columnNames(of: dataset.record).map(DatasetView.quoted)
        return "CREATE TABLE records(\(names.joined(separator: ", ")))"
    }

    /// Its blocks, opened when the first query comes.
    func blocks() throws(StoreError) -> TableBlocks {
        if let opened { return opened }
        let blocks = unsafe try TableBlocks(dataset, context, on: database)
        opened = blocks
        return blocks
    }

    /// The conditions of a plan that `offer` numbered.
    func constraints(ofPlan number: Int) -> [RecordConstraint] { plans.indices.contains(number) ? plans[number] : [] }

    /// Answers SQLite's question for the best way to go over the records under the conditions in `info`.
    @unsafe func offer(_ info: UnsafeMutablePointer<sqlite3_index_info>) throws(StoreError) {
        var estimate = RecordEstimate(dataset)
        var taken: [RecordConstraint] = []
        for index in 0..<Int(unsafe info.pointee.nConstraint) {
            guard let constraint = unsafe Self.constraint(index, of: info) else { continue }
            let ranges = try blocks().ranges(of: constraint.column)
            let hasRanges = ranges.contains { $0 != nil }
            // Without ranges only equality helps: by an index over the records.
            guard hasRanges || constraint.comparison == .equal else { continue }
            estimate.narrow(by: constraint.comparison, overlap: RecordEstimate.overlap(of: ranges))
            taken.append(constraint)
            unsafe info.pointee.aConstraintUsage[index].argvIndex = Int32(truncatingIfNeeded: taken.count)
        }
        unsafe info.pointee.estimatedCost = estimate.cost
        unsafe info.pointee.estimatedRows = Int64(estimate.records)
        unsafe info.pointee.idxNum = Int32(truncatingIfNeeded: planNumber(taken))
    }

    private func planNumber(_ constraints: [RecordConstraint]) -> Int {
        if let known = plans.firstIndex(of: constraints) { return known }
        plans.append(constraints)
        return plans.count - 1
    }

    /// The condition at `index`, or nil where the table has no use for it: texts are only compared bytewise here.
    private static func constraint(
        _ index: Int, of info: UnsafeMutablePointer<sqlite3_index_info>
    ) -> RecordConstraint? {
        let found = unsafe info.pointee.aConstraint[index]
        guard found.usable != 0, let comparison = Comparison(code: found.op),
            let collation = unsafe sqlite3_vtab_collation(info, Int32(truncatingIfNeeded: index)),
            unsafe String(cString: collation).uppercased() == "BINARY"
        else { return nil }
        return RecordConstraint(column: Int(found.iColumn), comparison: comparison)
    }
}
