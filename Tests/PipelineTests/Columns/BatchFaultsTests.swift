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
}
