import Records
import Testing

@testable import Pipeline

struct BatchFaultsTests {
    @Test(arguments: [[5, 2, 9], [2, 5, 9], [9, 5, 2]])
    func `the earliest record ends the run`(records: [Int]) {
        var faults = BatchFaults()
        for record in records { faults.fail(record, .notUTF8(field: record)) }
        #expect(faults.fatal?.record == 2)
        #expect(faults.fatal?.reason == .notUTF8(field: 2))
    }

    @Test func `the first column that says so ends the run`() {
        var faults = BatchFaults()
        faults.fail(3, .notUTF8(field: 1))
        faults.fail(3, .notUTF8(field: 2))
        #expect(faults.fatal?.reason == .notUTF8(field: 1))
    }

    @Test func `a record is set aside for its first reason`() {
        var faults = BatchFaults()
        faults.reject(3, .nulByte(field: 1))
        faults.reject(3, .nulByte(field: 2))
        faults.reject(1, .nulByte(field: 4))
        #expect(faults.rejected == [3: .nulByte(field: 1), 1: .nulByte(field: 4)])
        #expect(faults.fatal == nil)
    }

    @Test func `forgets everything`() {
        var faults = BatchFaults()
        faults.fail(1, .textAfterQuote)
        faults.reject(1, .textAfterQuote)
        faults.removeAll()
        #expect(faults.fatal == nil)
        #expect(faults.rejected.isEmpty)
    }

    @Test func `a path without a rule ends the run, or is gathered`() {
        var faults = BatchFaults()
        faults.meet(unlisted: "a->b", 4)
        #expect(faults.fatal?.record == 4)
        #expect(faults.fatal?.reason == .unlistedPath("a->b"))
        #expect(faults.unlistedPaths.isEmpty)
        var gathering = BatchFaults(gathersUnlisted: true)
        gathering.meet(unlisted: "a->b", 4)
        gathering.meet(unlisted: "a->c", 1)
        #expect(gathering.fatal == nil)
        #expect(gathering.unlistedPaths == ["a->b", "a->c"])
        gathering.removeAll()
        #expect(gathering.unlistedPaths.isEmpty)
    }

    @Test func `faults of values are those of the records that hold them`() {
        var inner = BatchFaults(gathersUnlisted: true)
        inner.fail(2, .nulByte(field: 1))
        inner.reject(0, .nulByte(field: 2))
        inner.meet(unlisted: "p", 1)
        var faults = BatchFaults()
        faults.fail(8, .textAfterQuote)
        faults.add(inner, owners: [3, 3, 7])
        #expect(faults.fatal?.record == 7)
        #expect(faults.rejected == [3: .nulByte(field: 2)])
        #expect(faults.unlistedPaths == ["p"])
    }
}
