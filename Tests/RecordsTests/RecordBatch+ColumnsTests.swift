import Records
import Testing

struct RecordBatchColumnsTests {
    private static func origins(_ count: Int) -> [RecordBatch.Origin] {
        (0..<count).map { RecordBatch.Origin(line: $0 + 1, offset: $0 * 10) }
    }

    /// A field that is told by a number.
    private static func field(_ number: Int) -> Field { Field(start: number, length: 1) }

    /// Three rows of two columns.
    private static let table: RecordBatch = {
        var batch = RecordBatch(columns: 2)
        batch.fields = (0..<6).map(field)
        batch.origins = origins(3)
        return batch
    }()

    /// Four records whose occurrences are `places`: record and column.
    private static func json(_ places: [(record: Int, column: Int)]) -> RecordBatch {
        var batch = RecordBatch(columns: 3)
        batch.origins = origins(4)
        batch.texts = (0..<4).map { Field(start: $0 * 10, length: 9) }
        batch.occurrences = places.enumerated().map { number, place in
            Occurrence(
                field: field(number), raw: field(number), column: UInt32(place.column), record: UInt32(place.record))
        }
        batch.sortOccurrences()
        return batch
    }

    private static let records = json([(0, 2), (0, 0), (0, 2), (1, 0), (3, 2), (3, 0), (3, 0)])

    @Test func `a row has each column once`() {
        let batch = Self.table
        #expect(batch.isTable)
        #expect(batch.fields(of: 1) == ColumnFields(first: 1, stride: 2, count: 3))
        #expect(batch.record(of: 2, in: batch.fields(of: 1)) == 2)
        #expect(batch.field(1, of: 2) == Self.field(5))
        #expect(batch.recordsMissing(1) == 0)
        #expect(batch.host(of: 2) == 2)
    }

    @Test func `in JSON a column's values lie together, in the order of the text`() {
        let batch = Self.records
        #expect(!batch.isTable)
        #expect(batch.fields.map(\.start) == [1, 3, 5, 6, 0, 2, 4])
        #expect(batch.fields(of: 0) == ColumnFields(first: 0, stride: 1, count: 4))
        #expect(batch.fields(of: 1) == ColumnFields(first: 4, stride: 1, count: 0))
        #expect(batch.fields(of: 2) == ColumnFields(first: 4, stride: 1, count: 3))
        #expect((0..<4).map { batch.record(of: $0, in: batch.fields(of: 0)) } == [0, 1, 3, 3])
        #expect((0..<3).map { batch.record(of: $0, in: batch.fields(of: 2)) } == [0, 0, 3])
    }

    @Test(
        arguments: [
            (0, 0, 1), (0, 1, 3), (0, 2, nil), (0, 3, 5), (1, 0, nil), (1, 3, nil), (2, 0, 0), (2, 1, nil), (2, 3, 4),
        ] as [(Int, Int, Int?)])
    func `a record's value of a column is the first, or null`(column: Int, record: Int, expected: Int?) {
        #expect(Self.records.field(column, of: record) == expected.map(Self.field) ?? .null)
    }

    @Test func `records without a value are counted`() {
        #expect((0..<3).map(Self.records.recordsMissing) == [1, 4, 2])
    }

    @Test func `records of JSON in strings are counted by the record that they stand in`() {
        var batch = Self.records
        batch.hosts = [5, 5, 6, 8]
        batch.hostCount = 9
        #expect((0..<4).map(batch.host) == [5, 5, 6, 8])
        #expect((0..<3).map(batch.recordsMissing) == [7, 9, 7])
    }

    @Test func `sorting again gives the same`() {
        var batch = Self.records
        batch.sortOccurrences()
        #expect(batch.fields == Self.records.fields)
        batch.occurrences = []
        batch.sortOccurrences()
        #expect(batch.fields.isEmpty)
        #expect(!batch.isTable)
    }

    @Test(
        arguments: [([], [0, 1, 2]), ([0], [1, 2]), ([1], [0, 2]), ([2], [0, 1]), ([0, 2], [1]), ([0, 1, 2], [])]
            as [(Set<Int>, [Int])])
    func `rows that are set aside leave the others`(rejected: Set<Int>, kept: [Int]) {
        var batch = Self.table
        batch.remove(Dictionary(uniqueKeysWithValues: rejected.map { ($0, .quoteNeverCloses) }))
        #expect(batch.origins == kept.map { Self.table.origins[$0] })
        #expect(batch.fields == kept.flatMap { [Self.field($0 * 2), Self.field($0 * 2 + 1)] })
        #expect(batch.rejects.map(\.line) == rejected.sorted().map { $0 + 1 })
    }

    @Test func `JSON records that are set aside take their values along`() {
        var batch = Self.records
        batch.rejects = [Reject(line: 9, offset: 15, source: 0, reason: .json(.truncated))]
        batch.remove([3: .json(.badKey), 0: .json(.badValue)])
        #expect(batch.origins == [Self.records.origins[1], Self.records.origins[2]])
        #expect(batch.texts == [Self.records.texts[1], Self.records.texts[2]])
        #expect(batch.occurrences.map(\.record) == [0])
        #expect(batch.fields == [Self.field(3)])
        #expect(batch.field(0, of: 0) == Self.field(3))
        #expect(batch.rejects.map(\.offset) == [0, 15, 30])
        #expect(batch.rejects.map(\.reason) == [.json(.badValue), .json(.truncated), .json(.badKey)])
    }
}
