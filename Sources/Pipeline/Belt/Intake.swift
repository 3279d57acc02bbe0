internal import Ingest
internal import Records
internal import Rules

/// The sequential end of what a crew works on: gives its slices one after the other.
protocol SliceIntake: ~Copyable, SendableMetatype {
    /// Reads the next slice into `slice`, whose room it takes; false after the last.
    ///
    /// `companion` is hashed beside the source as far as both go.
    mutating func next(into slice: inout Slice, beside companion: inout PlainDigest?) throws -> Bool

    /// What the workers need for the slices of `section`, once one was given.
    func plan(of section: Int) -> DatasetPlan

    /// What was read of each source that is finished.
    var finished: [SourceRead] { get }
}

/// The sequential end of a dataset: reads its sources one after the other and numbers their slices.
struct Intake: SliceIntake, ~Copyable {
    private let plan: DatasetPlan
    private let opener: SourceOpener
    private var open: OpenSource?
    private var source = 0
    /// The number of the next slice.
    private(set) var sequence = 0
    /// What was read of each source that is finished.
    private(set) var finished: [SourceRead] = []

    /// The intake of `plan`'s sources, the first of which is open.
    init(_ plan: DatasetPlan, opener: SourceOpener, first: consuming OpenSource) {
        self.plan = plan
        self.opener = opener
        open = consume first
    }

    /// Reads the next slice into `slice`, whose room it takes; false after the last.
    ///
    /// `companion` is hashed beside the source as far as both go.
    mutating func next(into slice: inout Slice, beside companion: inout PlainDigest?) throws -> Bool {
        while source < plan.sources.count {
            if open == nil { try openNext() }
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

    func plan(of section: Int) -> DatasetPlan { plan }

    private mutating func read(into slice: inout Slice, beside companion: inout PlainDigest?) throws -> Bool {
        open?.witness.accompany(companion.take())
        defer { companion = open?.witness.release() }
        return try open?.reader.next(into: &slice) ?? false
    }

    private mutating func openNext() throws {
        let next = try opener.open(plan.sources[source], ordinal: source)
        guard next.header == plan.shape.header else {
            throw PipelineError.headersDiffer(
                dataset: plan.rules.name, source: plan.sources[source].location.name,
                first: plan.sources[0].location.name)
        }
        open = consume next
    }

    private mutating func close() throws {
        if var closing = open.take() {
            try closing.reader.finish()
            finished.append(closing.witness.read(name: plan.sources[source].storedName))
        }
        source += 1
    }
}
