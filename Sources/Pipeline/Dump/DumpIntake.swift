internal import Ingest
internal import Records
internal import Synchronization

/// The sequential end of a dump: reads its sources one after the other, binds each stretch of rows to the rules, and
/// numbers the slices.
struct DumpIntake: SliceIntake, ~Copyable {
    private let opener: DumpOpener
    private let sections: DumpSections
    /// How many slices of a stretch are wanted; nil for all.
    private let limit: Int?
    private var open: OpenDump?
    private var source = 0
    /// The stretch whose rows are read, and how many slices of it were given.
    private var section: (index: Int, slices: Int)?
    private var sequence = 0
    /// What was read of each source that is finished.
    private(set) var finished: [SourceRead] = []

    /// The intake of `opener`'s sources; `sections` says what is done with the stretches.
    init(_ opener: DumpOpener, sections: DumpSections, limit: Int? = nil) {
        self.opener = opener
        self.sections = sections
        self.limit = limit
    }

    mutating func next(into slice: inout Slice, beside companion: inout PlainDigest?) throws -> Bool {
        while source < opener.count {
            if open == nil { open = try opener.open(source) }
            if try read(into: &slice, beside: &companion) {
                slice.sequence = sequence
                slice.source = source
                sequence += 1
                return true
            }
            try close()
        }
        return false
    }

    func plan(of section: Int) -> DatasetPlan { sections.plan(of: section) }

    /// Reads the next slice of the open source, whichever table it is of.
    private mutating func read(into slice: inout Slice, beside companion: inout PlainDigest?) throws -> Bool {
        open?.witness.accompany(companion.take())
        defer { companion = open?.witness.release() }
        while let reader = open?.reader {
            if let (index, slices) = section, slices < limit ?? .max, try reader.next(into: &slice) {
                slice.section = index
                section = (index, slices + 1)
                return true
            }
            section = nil
            guard let next = try reader.nextSection() else { return false }
            section = try sections.begin(next, in: reader.schema, source: source).map { ($0, 0) }
        }
        return false
    }

    private mutating func close() throws {
        guard let closing = open.take() else { return }
        try closing.reader.finish()
        finished.append(closing.witness.read(name: opener.dump.sources[source].storedName))
        sections.end(closing.reader.schema)
        source += 1
    }
}

/// The stretches of rows that were begun, and what their dumps define.
///
/// A class, because the intake adds to it and the writer looks things up.
final class DumpSections: Sendable {
    private struct State {
        var plans: [DatasetPlan] = []
        var tables: [BoundTable] = []
        var passedOver: Set<TableName> = []
        var schemas: [DumpSchema] = []
        var areNone = true
    }

    private let planner: TablePlanner
    private let state = Mutex(State())

    /// No stretches yet; `planner` makes the plan of each.
    init(_ planner: TablePlanner) {
        self.planner = planner
    }

    /// Takes note of a stretch and gives its number; nil where its table is left out.
    func begin(_ section: DumpSection, in schema: DumpSchema, source: Int) throws -> Int? {
        let known = state.withLock { state in
            state.areNone = false
            return state.tables.first { $0.table == section.table }
        }
        guard let table = try planner.bind(section.table, header: section.columns, in: schema, source: source) else {
            state.withLock { _ = $0.passedOver.insert(section.table) }
            return nil
        }
        if let known, known.header != table.header { throw DumpFault.columnsDiffer(table) }
        let plan = planner.plan(table, rows: section.rows)
        return state.withLock { state in
            state.plans.append(plan)
            state.tables.append(table)
            return state.plans.count - 1
        }
    }

    /// Takes note of what a source that is read to its end defines.
    func end(_ schema: DumpSchema) { state.withLock { $0.schemas.append(schema) } }

    /// What the workers need for a stretch.
    func plan(of section: Int) -> DatasetPlan { state.withLock { $0.plans[section] } }

    /// The table of a stretch.
    func table(of section: Int) -> BoundTable { state.withLock { $0.tables[section] } }

    /// The tables that have rows and are left out, as far as they were read.
    var passedOver: Set<TableName> { state.withLock { $0.passedOver } }

    /// Whether no stretch was begun and no table defined.
    var areNone: Bool { state.withLock { $0.areNone && $0.schemas.allSatisfy { $0.tables.isEmpty } } }

    /// What each source defines, as far as they were read.
    var schemas: [DumpSchema] { state.withLock { $0.schemas } }
}
