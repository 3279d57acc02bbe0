import CAllocations
import Masking
import Records
import TestSupport
import Testing

/// No method that has a limit of cost asks for memory for each value.
struct MethodAllocationTests {
    private static let values = 20_000
    /// What a batch may ask for: buffers that grow once more, and what the library's own states take for a batch.
    private static let allowed = 200

    /// Methods that may, and why: those without a limit of cost.
    private static let free = ["chain", "shuffle", "template"]

    @Test(.enabled(if: callocations_are_counted() != 0), arguments: MethodCatalog.names.filter { !free.contains($0) })
    func `a batch of values asks for no memory but its own`(name: String) throws {
        let type = try #require(MethodCatalog.method(named: name))
        guard type.descriptor.treatment == .masks else { return }
        for example in type.descriptor.examples {
            if case .invalid = example.result { continue }
            let count = try allocations(type, example)
            #expect(count < Self.allowed, "\(name) (\(example.parameters.keys.sorted())): \(count)")
        }
    }

    /// What the second batch of one masker asks for, which has the room of the first.
    private func allocations(_ type: any MaskingMethod.Type, _ example: MethodExample) throws -> Int {
        let input = Array(example.input.utf8)
        let method = try MethodLaws.method(type, example.parameters)
        var masker = try method.masker(key: type.descriptor.exampleKey)
        var seeded = try method.subjectMasker(key: type.descriptor.exampleKey(for: .subject))
        let subjects = Array("customer 1042".utf8)
        let bytes = (0..<Self.values).flatMap { _ in input }
        let fields = (0..<Self.values).map { Field(start: $0 * input.count, length: input.count) }
        let places = [Field](repeating: Field(start: 0, length: subjects.count), count: Self.values)
        var output: [UInt8] = []
        var results: [Field] = []
        var before = 0
        for _ in 0..<2 {
            before = callocations_count()
            output.removeAll(keepingCapacity: true)
            results.removeAll(keepingCapacity: true)
            if example.subject != nil, seeded != nil {
                seeded?.take(subjects: places, of: subjects.span)
                seeded?.mask(fields, of: bytes.span, into: &output, results: &results)
            } else {
                masker.mask(fields, of: bytes.span, into: &output, results: &results)
            }
        }
        return callocations_count() - before
    }
}
