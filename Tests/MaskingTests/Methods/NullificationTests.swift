import Masking
import Records
import Testing

@Suite struct NullificationTests {
    @Test(arguments: ["", "x", "\0"])
    func `everything becomes null`(text: String) throws {
        #expect(try masked("nullify", [:], text) == "<null>")
    }

    @Test func `a null stays one`() throws {
        var masker = try method("nullify").masker(key: key)
        var output: [UInt8] = []
        var results: [Field] = []
        let bytes: [UInt8] = []
        masker.mask([.null, .null], of: bytes.span, into: &output, results: &results)
        #expect(results == [.null, .null])
        #expect(output.isEmpty)
    }

    private let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
}
