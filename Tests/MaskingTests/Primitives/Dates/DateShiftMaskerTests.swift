import Records
import Testing

@testable import Masking

@Suite struct DateShiftMaskerTests {
    private func masker(days: Int = 90) -> DateShiftMasker {
        DateShiftMasker(
            key: DateShifting.descriptor.exampleKey(for: .subject), range: OffsetRange(least: 1, most: days),
            shift: DateShift(dropsTime: true, asOf: nil))
    }

    private func fields(_ texts: [String]) -> ([UInt8], [Field]) {
        var bytes: [UInt8] = []
        let fields = texts.map { text in
            bytes += text.utf8
            return Field(start: bytes.count - text.utf8.count, length: text.utf8.count)
        }
        return (bytes, fields)
    }

    @Test func `answers each value by its own subject`() {
        var masker = masker()
        let (names, subjects) = fields(["1042", "1043", "", "1042", "1042"])
        masker.take(subjects: subjects, of: names.span)
        let (bytes, values) = fields(["1987-05-17", "1987-05-17", "1987-05-17", "infinity", "x"])
        var output = Array("earlier".utf8)
        var results: [Field] = []
        masker.mask(values, of: bytes.span, into: &output, results: &results)
        #expect(output == Array("earlier1987-03-301987-08-07".utf8))
        #expect(
            results == [
                Field(start: 7, length: 10), Field(start: 17, length: 10), .invalid, .kept, .invalid,
            ])
    }

    @Test func `marks are no subjects`() {
        var masker = masker()
        masker.take(subjects: [.null, .invalid, Field(start: 0, length: 4)], of: Array("1042".utf8).span)
        var output: [UInt8] = []
        let value = Array("1987-05-17".utf8)
        let answers = (0..<3).map { _ in masker.mask(value.span, into: &output) }
        #expect(answers == [false, false, true])
        #expect(output == Array("1987-03-30".utf8))
    }

    @Test func `without subjects nothing moves`() {
        var masker = masker()
        var output: [UInt8] = []
        let first = masker.mask(Array("1987-05-17".utf8).span, into: &output)
        masker.take(subjects: [Field(start: 0, length: 4)], of: Array("1042".utf8).span)
        masker.take(subjects: [], of: [UInt8]().span)
        let second = masker.mask(Array("1987-05-17".utf8).span, into: &output)
        #expect((first, second) == (false, false))
        #expect(output.isEmpty)
    }
}
