import Records
import Rules
import Testing

@testable import Pipeline

struct ShuffleProgramTests {
    private func branch(_ rule: String = "{ shuffle: g }") throws -> Branch {
        let rules = try Folder().rules("datasets: { d: { keep: [g], columns: { a: \(rule) } } }")
        return try #require(rules.dataset(named: "d")).bind(header: ["a", "g"]).bindings[0].branches[0]
    }

    private static let place = ShufflePlace(column: 0, branch: 0)
    /// What becomes of the column `a` of the batch.
    private func shuffled(_ program: inout ShuffleProgram) throws -> [Field] {
        let batch = RecordBatch([["one", "x"], ["two", "y"], ["one", nil]], columns: 2)
        let fields = batch.fields(of: 0)
        let values = (0..<fields.count).map { batch.fields[fields.first + $0 * fields.stride] }
        program.begin(batch)
        for record in 0..<3 where program.needsGroups { program.takeGroup(of: record, in: batch) }
        var output: [UInt8] = []
        var results: [Field] = []
        try program.shuffle(values, of: batch.bytes.span, in: batch, into: &output, results: &results)
        return results
    }

    @Test func `gathers values with their groups, and the same once more where all begins again`() throws {
        var program = try ShuffleProgram(branch(), at: Self.place, mode: .gathering(ShuffleSeed()))
        #expect(program.isGathering && program.needsGroups)
        for _ in 0..<2 {
            #expect(try shuffled(&program).map(\.length) == [3, 3, 3])
            #expect(program.gathered.lengths == [3, 3, 3])
            #expect(String(decoding: program.gathered.bytes, as: UTF8.self) == "onetwoone")
            #expect(program.gathered.hashes[0] == program.gathered.hashes[2])
            #expect(Set(program.gathered.groups).count == 3)
        }
    }

    @Test func `gives out nothing where nothing was gathered`() throws {
        var program = try ShuffleProgram(branch(), at: Self.place, mode: .giving(ShuffledDataset()))
        #expect(try shuffled(&program).allSatisfy { $0.isNull })
        #expect(!program.isGathering && !program.needsGroups)
    }

    @Test func `one pass is refused`() throws {
        let failure = failure { _ = try ShuffleProgram(branch("shuffle"), at: Self.place, mode: .refused) }
        #expect(failure?.status == .rules)
        #expect(failure?.description.contains("`shuffle` must see all of a dataset") == true)
    }
}
