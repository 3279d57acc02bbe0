internal import Masking
internal import Records
internal import Rules

/// A rule that shuffles, owned by one worker: gathers its values in the first pass and gives them out in the second.
struct ShuffleProgram {
    private enum Work {
        case gathering(ShuffleSeed)
        case giving(ShuffledColumn)
    }

    /// Which rule it is.
    let place: ShufflePlace
    /// The column of the groups, where there are any.
    private let groupColumn: Int?
    private let work: Work
    /// What was gathered of this slice.
    private(set) var gathered = ShuffleSlice()
    /// How many values of this slice were given out.
    private var given = 0

    /// The rule `branch` at `place`; throws where there is but one pass over the dataset.
    init(_ branch: Branch, at place: ShufflePlace, mode: ShuffleMode) throws(PipelineError) {
        self.place = place
        groupColumn = branch.group?.ordinal
        switch mode {
        case .gathering(let seed): work = .gathering(seed)
        case .giving(let dataset):
            work = .giving(dataset.columns[place] ?? ShuffledColumn())
        case .refused: throw Self.refusal(branch)
        }
    }

    private static func refusal(_ branch: Branch) -> PipelineError {
        .incomplete(
            "\(branch.place): `\(branch.methodName)` must see all of a dataset before its first record; read it from a "
                + "file, not a pipe, with `bauta run`", status: .rules)
    }

    /// Whether this is the first pass.
    var isGathering: Bool {
        if case .gathering = work { true } else { false }
    }

    /// Whether `takeGroup` must follow each value that is taken.
    var needsGroups: Bool {
        isGathering && groupColumn != nil
    }

    /// Begins with the records of `batch` that are worked on; the first of a slice, or all again, forget what was.
    mutating func begin(_ batch: RecordBatch) {
        guard batch.current.lowerBound == 0 else { return }
        gathered.removeAll()
        given = 0
    }

    /// Takes the group of the value that was taken last, which stands in `record`.
    mutating func takeGroup(of record: Int, in batch: RecordBatch) {
        guard let groupColumn, case .gathering(let seed) = work else { return }
        let field = batch.field(groupColumn, of: record)
        // A null and an object are groups of their own, and so is the empty value.
        let kind: UInt64 = field.isNull ? 1 : field.isInvalid ? 2 : 0
        gathered.groups.append(
            ValueHash.hash(batch.bytes.span, in: field.range, seed: seed.seed &+ kind, mark: seed.mark))
    }

    /// Gathers `values`, places in `bytes`, or gives out others in their places.
    mutating func shuffle(
        _ values: [Field], of bytes: Span<UInt8>, in batch: RecordBatch, into output: inout [UInt8],
        results: inout [Field]
    ) throws(PipelineError) {
        switch work {
        case .gathering(let seed):
            for field in values {
                gathered.hashes.append(ValueHash.hash(bytes, in: field.range, seed: seed.seed, mark: seed.mark))
                gathered.lengths.append(field.length)
                let start = output.count
                for index in field.range { output.append(bytes[index]) }
                gathered.bytes.append(contentsOf: output[start...])
                results.append(Field(start: start, length: Int(field.length)))
            }
        case .giving(let column):
            for _ in values {
                let start = output.count
                // None is there for a record that is set aside in a moment, after which all are given out again; or
                // where the source has changed, which is told at the end.
                let isThere = try column.give(given, of: batch.sequence, into: &output)
                given += 1
                results.append(isThere ? Field(start: start, length: output.count - start) : .null)
            }
        }
    }
}
