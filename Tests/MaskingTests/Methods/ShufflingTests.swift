import Records
import TestSupport
import Testing

@testable import Masking

struct ShufflingTests {
    @Test func `the values of a batch change places`() throws {
        let method = try method("shuffle", values: [:])
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        let values = (0..<1000).map { Array("value \($0)".utf8) }
        let outcomes = try MethodLaws.mask(values, method, key: key)
        #expect(Set(outcomes) == Set(values.map { .bytes($0) }))
        #expect(zip(values, outcomes).count { .bytes($0) == $1 } < 10)
        #expect(try MethodLaws.mask(values, method, key: key) == outcomes)
    }

    @Test func `differing values stay different and as long`() throws {
        let method = try method("shuffle", values: ["within": "country"])
        #expect(method.uniqueness == .preserved)
        #expect(method.longestResult(of: 7) == 7)
        #expect(method.keeps == "every value of the column, in another record")
    }
}
