import Masking
import TestSupport
import Testing

@Suite struct DictionarySubstitutionTests {
    private func method(file: String, more: [String: ParameterValue] = [:]) throws -> any MaskingMethod {
        let values = more.merging(["file": "names.txt"]) { $1 }
        let descriptor = try #require(MethodCatalog.method(named: "pick-from"))
        return try descriptor.init(
            MethodParameters(method: "pick-from", values: values, files: ["names.txt": Array(file.utf8)]))
    }

    @Test func `a file picks what the list in the rule picks`() throws {
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        let plain = (
            try method(file: "a\nb\nc\n"), try MaskingTests.method("pick-from", values: ["values": ["a", "b", "c"]])
        )
        let weighted = (
            try method(file: "a\t5\nb\t1\nc\t2\n"),
            try MaskingTests.method("pick-from", values: ["values": ["a", "b", "c"], "weights": ["5", "1", "2"]])
        )
        for index in 0..<1_000 {
            #expect(try masked(plain.0, "\(index)", key: key) == masked(plain.1, "\(index)", key: key))
            #expect(try masked(weighted.0, "\(index)", key: key) == masked(weighted.1, "\(index)", key: key))
        }
    }

    @Test func `picks as often as the weights say`() throws {
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        let method = try MaskingTests.method("pick-from", values: ["values": ["a", "b"], "weights": ["3", "1"]])
        let outcomes = try MethodLaws.mask((0..<40_000).map { Array("\($0)".utf8) }, method, key: key)
        let count = outcomes.count { $0 == .bytes(Array("a".utf8)) }
        // The standard deviation is 87.
        #expect(abs(count - 30_000) < 500)
    }

    @Test(
        arguments: [
            ([:], "it must be told one list; give 'values' or 'file'"),
            (["values": ["a", "b"], "file": "f"], "it must be told one list; give 'values' or 'file'"),
            (["weights": ["1"]], "it must be told one list; give 'values' or 'file'"),
            (["values": ["a"]], "there are too few values to pick from; give 2 to 1000000"),
            (["values": ["a", "b"], "weights": ["1"]], "there are 2 values and 1 weights; give each value a weight"),
            (["values": ["a", "b", "a"]], "value 3 is there already; correct or remove it"),
            (["values": ["a", ""]], "value 2 is empty; correct or remove it"),
            (["values": ["a", "b\0"]], "value 2 holds a NUL or a line end; correct or remove it"),
            (["values": ["a\nb", "c"]], "value 1 holds a NUL or a line end; correct or remove it"),
            (["values": "a"], "parameter 'values' is invalid; give a list of texts"),
            (
                ["values": ["a", "b"], "weights": ["1", "0"]],
                "parameter 'weights' is invalid; give a list of whole numbers from 1 to 1000000"
            ),
            (
                ["file": "f", "weights": ["1"]],
                "'weights' is given beside 'file'; write each weight behind its value, after a tab"
            ),
            (["file": "f"], "its file is not at hand; let a rule set name it"),
        ] as [([String: ParameterValue], String)])
    func `says what is wrong with a list`(values: [String: ParameterValue], message: String) {
        #expect(fault("pick-from", values: values) == "method 'pick-from': \(message)")
    }

    @Test func `says how long its result is, and that it keeps nothing`() throws {
        let method = try MaskingTests.method("pick-from", values: ["values": ["Zoë", "Maximilian"]])
        #expect(method.longestResult(of: 1) == 10)
        #expect(method.keeps == nil)
        #expect(method.uniqueness == .lossy)
    }
}
