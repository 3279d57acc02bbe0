internal import Records
internal import Rules
internal import Store

/// The datasets that a dump fills, while their rows come by turns.
struct DumpLedger {
    /// A dataset that has begun.
    struct Entry {
        /// The table that fills it.
        let table: BoundTable
        /// What its rows are made of.
        let plan: DatasetPlan
        /// Its number in the store; nil in a dry run.
        let number: Int?
        /// The stretches of its rows.
        var sections: [Int] = []
        /// What came of it so far.
        var result = DatasetResult()
        /// Its share of the report so far.
        var meter: BlockMeter
    }

    private let dump: PlannedDump
    private let maxRejects: Int?
    /// The datasets in the order in which they began.
    private(set) var entries: [Entry] = []
    private var places: [String: Int] = [:]

    /// No dataset yet.
    init(_ dump: PlannedDump, maxRejects: Int?) {
        self.dump = dump
        self.maxRejects = maxRejects
    }

    /// Stores a block of `section`, whose dataset is begun where it is the first.
    mutating func accept(
        _ block: FinishedBlock, of sections: DumpSections, into writer: inout StagingWriter?
    ) throws -> RunProgress {
        let table = sections.table(of: block.section)
        let place = try begin(table, plan: sections.plan(of: block.section), in: &writer)
        if entries[place].sections.last != block.section { entries[place].sections.append(block.section) }
        try entries[place].result.accept(block, maxRejects: maxRejects, of: table.rules.name)
        if let number = entries[place].number { try writer?.resume(number) }
        if case .block(var encoded) = block.content {
            encoded.sequence = entries[place].meter.blocks
            try writer?.append(encoded)
        }
        if !block.rejects.isEmpty { try writer?.append(block.rejects) }
        entries[place].meter.count(block)
        return entries[place].meter.state
    }

    /// Begins the dataset that `table` fills, unless it has begun.
    @discardableResult
    mutating func begin(_ table: BoundTable, plan: DatasetPlan, in writer: inout StagingWriter?) throws -> Int {
        if let place = places[table.rules.name] {
            let known = entries[place].table
            guard known.table == table.table, known.part == table.part else { throw DumpFault.twice(table) }
            return place
        }
        let format = dump.parts[table.part].dialect.rawValue
        writer?.suspend()
        let number = try writer?.begin(plan.shape.record(of: table.rules, format: format))
        let meter = BlockMeter(table.rules.name, totalBytes: nil)
        entries.append(Entry(table: table, plan: plan, number: number, meter: meter))
        places[table.rules.name] = entries.count - 1
        return entries.count - 1
    }
}
