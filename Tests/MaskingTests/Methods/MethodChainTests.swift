import Masking
import Records
import TestSupport
import Testing

@Suite struct MethodChainTests {
    private func chain(_ steps: ParameterValue) throws -> any MaskingMethod {
        try method("chain", values: ["steps": steps])
    }

    private func masked(_ steps: ParameterValue, _ text: String) throws -> String? {
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        return try MaskingTests.masked(try chain(steps), text, key: key)
    }

    @Test func `each step masks what the one before it gives`() throws {
        #expect(try masked([["truncate": ["to": "year"]], ["bucket": "10"], ["replace": "x"]], "1987-05-17") == "x")
        #expect(try masked([["truncate": ["to": "year"]], ["bucket": "10"]], "1987-05-17") == "1980-1989")
        #expect(try masked([["partial-mask": ["keep-last": "4"]], ["truncate": ["length": "3"]]], "123456") == "**3")
    }

    @Test func `what is invalid to any step is invalid, and the others are not`() throws {
        let method = try chain([
            ["clamp": ["max": "50", "above": "many"]], ["round": "10"], ["truncate": ["length": "9"]],
        ])
        let texts = ["12", "x", "77", "", "49.9", "1"]
        let outcomes = try MethodLaws.mask(
            texts.map { Array($0.utf8) }, method, key: SampleKey.master.subKey(purpose: .mask, context: KeyContext()))
        let wanted: [String?] = ["10", nil, nil, nil, "50", "0"]
        #expect(outcomes == wanted.map { $0.map { .bytes(Array($0.utf8)) } ?? .invalid })
    }

    #if RE2
        @Test func `what a step leaves as it is goes to the next one`() throws {
            let kept: ParameterValue = ["replace": ["pattern": "[0-9]", "with": "0", "unmatched": "keep"]]
            #expect(try masked([kept, ["truncate": ["length": "3"]]], "abcd") == "abc")
            #expect(try masked([["truncate": ["length": "3"]], kept], "abcd") == "abc")
            #expect(try masked([kept, kept, ["truncate": ["length": "3"]]], "a7cd") == "a0c")
        }
    #endif

    @Test func `no two steps share a key`() throws {
        let hash: ParameterValue = ["keyed-hash": ["length": "16"]]
        let once = try MethodCatalog.make("keyed-hash", rule: ["length": "16"])
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        let first = try #require(try MaskingTests.masked(once, "a", key: key))
        let second = try #require(try MaskingTests.masked(once, first, key: key))
        let constant = try masked([["replace": "a"], hash], "b")
        #expect(try masked([hash, hash], "a") != second)
        #expect(constant != first)
        #expect(try masked([["replace": "a"], ["redact": "a"], hash], "b") != constant)
    }

    @Test(
        arguments: [
            ([["redact": "a"]], "parameter 'steps' is invalid; give a list of 2 to 16 methods"),
            ("redact", "parameter 'steps' is invalid; give a list of 2 to 16 methods"),
            (
                [["redact": "a", "replace": "b"], "redact"],
                "parameter 'steps' is invalid; give a list of 2 to 16 methods"
            ),
            ([["redact"], "redact"], "parameter 'steps' is invalid; give a list of 2 to 16 methods"),
            (
                .list(Array(repeating: "redact", count: 17)),
                "parameter 'steps' is invalid; give a list of 2 to 16 methods"
            ),
            (["redact", "drop"], "`drop` cannot be a step; write it as a rule of its own"),
            (["redact", ["keep": "r"]], "`keep` cannot be a step; write it as a rule of its own"),
            (["nullify", "redact"], "`nullify` cannot be a step; write it as a rule of its own"),
            (["json", "redact"], "`json` cannot be a step; write it as a rule of its own"),
            (
                ["redact", ["chain": ["redact", "redact"]]],
                "`chain` cannot be a step; write it as a rule of its own"
            ),
        ] as [(ParameterValue, String)])
    func `says what is wrong with steps`(steps: ParameterValue, message: String) {
        #expect(fault("chain", values: ["steps": steps]) == "method 'chain': \(message)")
    }

    @Test func `says what is wrong with a step`() {
        #expect(
            fault("chain", values: ["steps": ["redact", "redcat"]])
                == "unknown method 'redcat'; did you mean 'redact'?")
        #expect(
            fault("chain", values: ["steps": ["redact", ["truncate": "week"]]])
                == "method 'truncate': parameter 'to' is invalid; give one of year, month, day, hour")
    }

    @Test func `promises what all steps promise together`() throws {
        let fpe: ParameterValue = ["fpe": ["alphabet": "digits"]]
        let hash: ParameterValue = ["keyed-hash": ["length": "32"]]
        #expect(try chain([fpe, fpe]).uniqueness == .preserved)
        #expect(try chain([fpe, hash]).uniqueness == .probabilistic(bits: 128))
        #expect(try chain([hash, hash]).uniqueness == .probabilistic(bits: 127))
        #expect(try chain([hash, ["truncate": ["length": "8"]]]).uniqueness == .lossy)
        #expect(try chain([["truncate": ["to": "year"]], hash]).keeps == nil)
        #expect(
            try chain([["truncate": ["to": "year"]], ["round": "10"]]).keeps
                == "of the value the date down to the year (truncate), then the number, rounded to a multiple of 10 "
                + "(round)")
        #expect(try chain([["truncate": ["length": "8"]], hash]).longestResult(of: 100) == 32)
        #expect(try chain([["truncate": ["length": "8"]], fpe]).longestResult(of: 100) == 100)
    }

    @Test(arguments: ValueType.allCases)
    func `the first step says what columns it is for`(type: ValueType) throws {
        let method = try chain([["round": "10"], ["keyed-hash": ["length": "32"]]])
        #expect(((try? method.bind(type: type)) == nil) == [.boolean, .binary].contains(type))
    }
}
