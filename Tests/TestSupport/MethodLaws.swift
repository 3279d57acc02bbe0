public import Masking
internal import Records

/// What every method of the catalogue must obey, whatever it does; each law gives its violations in words.
public struct MethodLaws {
    /// One value masked by the two entries.
    public enum Outcome: Hashable {
        /// Bytes.
        case bytes([UInt8])
        /// No value at all.
        case null
        /// Outside the grammar.
        case invalid
    }

    /// The method under one example's parameters.
    private struct Sample {
        let name: String
        let parameters: [String: ParameterValue]
        let method: any MaskingMethod
        let key: SubKey
        let subject: String?
    }

    private let type: any MaskingMethod.Type
    private let samples: [Sample]

    /// The laws for `type`, under the parameters of each of its examples.
    public init(of type: any MaskingMethod.Type) throws {
        self.type = type
        var samples: [Sample] = []
        for example in type.descriptor.examples
        where !samples.contains(where: { $0.parameters == example.parameters && $0.subject == example.subject }) {
            let method = try Self.method(type, example.parameters)
            samples.append(
                Sample(
                    name: "\(type.descriptor.name) \(example.parameters)", parameters: example.parameters,
                    method: method, key: type.descriptor.exampleKey(for: example.subject == nil ? .mask : .subject),
                    subject: example.subject))
        }
        self.samples = samples
    }

    /// The method with those parameters.
    public static func method(
        _ type: any MaskingMethod.Type, _ parameters: [String: ParameterValue]
    ) throws -> any MaskingMethod {
        try type.init(MethodParameters(method: type.descriptor.name, values: parameters))
    }

    /// What masks under `key`, the subject of the next `values` values taken, where there is one.
    private static func masker(
        _ method: any MaskingMethod, key: SubKey, subject: String?, values: Int
    ) throws -> any ValueMasker {
        guard let subject, var masker = try method.subjectMasker(key: key) else { return try method.masker(key: key) }
        let bytes = Array("before\(subject)".utf8)
        let field = Field(start: 6, length: bytes.count - 6)
        masker.take(subjects: [Field](repeating: field, count: values), of: bytes.span)
        return masker
    }

    /// Masks values through the batch entry of a fresh masker.
    public static func mask(
        _ values: [[UInt8]], _ method: any MaskingMethod, key: SubKey, subject: String? = nil
    ) throws -> [Outcome] {
        var masker = try masker(method, key: key, subject: subject, values: values.count)
        // Something before the values on both sides: places must be right, not merely zero.
        var bytes: [UInt8] = Array("before".utf8)
        var fields: [Field] = []
        for value in values {
            fields.append(Field(start: bytes.count, length: value.count))
            bytes += value
        }
        var output: [UInt8] = Array("earlier".utf8)
        var results: [Field] = []
        masker.mask(fields, of: bytes.span, into: &output, results: &results)
        guard results.count == values.count, output.starts(with: "earlier".utf8) else { return [] }
        return zip(values, results).map { value, result in
            if result.isKept { return .bytes(value) }
            return result.isNull ? .null : result.isInvalid ? .invalid : .bytes(Array(output[result.range]))
        }
    }

    /// Masks values one by one, through the single entry of a fresh masker.
    public static func maskSingly(
        _ values: [[UInt8]], _ method: any MaskingMethod, key: SubKey, subject: String? = nil
    ) throws -> [Outcome] {
        var masker = try masker(method, key: key, subject: subject, values: values.count)
        return values.map { value in
            var output: [UInt8] = []
            return masker.mask(value.span, into: &output) ? .bytes(output) : .invalid
        }
    }
}

// The laws.
extension MethodLaws {
    /// All of them.
    public func violations() throws -> [String] {
        try exampleViolations() + nameViolations() + entryViolations() + sizeViolations() + canaryViolations()
            + uniquenessViolations()
    }

    /// Each example of the descriptor comes out as it says.
    public func exampleViolations() throws -> [String] {
        try type.descriptor.examples.compactMap { example in
            let method = try Self.method(type, example.parameters)
            let outcome = try Self.mask(
                [Array(example.input.utf8)], method,
                key: type.descriptor.exampleKey(for: example.subject == nil ? .mask : .subject),
                subject: example.subject
            ).first
            let expected: Outcome =
                switch example.result {
                case .text(let text): .bytes(Array(text.utf8))
                case .null: .null
                case .invalid: .invalid
                }
            return outcome == expected
                ? nil : "\(type.descriptor.name) \(example.parameters): \(example.input) became \(outcome as Any)"
        }
    }

    /// Names are kebab-case, the main parameter and all defaults exist and are right, unknown parameters are refused.
    public func nameViolations() -> [String] {
        let descriptor = type.descriptor
        var violations: [String] = []
        for name in [descriptor.name] + descriptor.parameters.map({ $0.name })
        where !name.allSatisfy({ $0.isLowercase || $0 == "-" || $0.isNumber }) {
            violations.append("\(name) is not kebab-case")
        }
        if let main = descriptor.mainParameter, descriptor.parameters.first?.name != main {
            violations.append("\(descriptor.name): the main parameter is not the first")
        }
        for parameter in descriptor.parameters {
            if let value = parameter.defaultValue, !parameter.type.accepts(value) {
                violations.append("\(descriptor.name): the default of \(parameter.name) is not accepted")
            }
        }
        var wrong = samples.first?.parameters ?? [:]
        wrong["no-such-parameter"] = "x"
        if (try? Self.method(type, wrong)) != nil { violations.append("\(descriptor.name) takes any parameter") }
        if descriptor.examples.isEmpty { violations.append("\(descriptor.name) has no example") }
        return violations
    }

    /// Both entries agree, twice; a batch answers each value; what comes out of UTF-8 is UTF-8.
    ///
    /// But for methods to which a batch is a dataset.
    public func entryViolations() throws -> [String] {
        if type.descriptor.scope == .dataset { return [] }
        return try samples.flatMap { sample -> [String] in
            let batch = try Self.mask(Self.oddValues, sample.method, key: sample.key, subject: sample.subject)
            guard batch.count == Self.oddValues.count else { return ["\(sample.name): a batch leaves values out"] }
            let again =
                try Self.mask(Self.oddValues.reversed(), sample.method, key: sample.key, subject: sample.subject)
                .reversed() as [Outcome]
            let single = try Self.maskSingly(Self.oddValues, sample.method, key: sample.key, subject: sample.subject)
            return Self.oddValues.indices.flatMap { index in
                let expected = batch[index] == .null ? .bytes([]) : batch[index]
                return [
                    again[index] == batch[index] && single[index] == expected
                        ? nil : "\(sample.name): odd value \(index) differs between two calls",
                    Self.isText(Self.oddValues[index]) && !batch[index].isText
                        ? "\(sample.name): the result of odd value \(index) is not UTF-8" : nil,
                ].compactMap { $0 }
            }
        }
    }

    fileprivate static func isText(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// A value of one MiB is masked like any other.
    public func sizeViolations() throws -> [String] {
        let value = Array(String(repeating: "7é", count: (1 << 20) / 3).utf8)
        return try samples.compactMap { sample in
            try Self.mask([value], sample.method, key: sample.key, subject: sample.subject).first?.isText == true
                ? nil : "\(sample.name): a value of one MiB comes out wrong"
        }
    }

    /// A method that keeps nothing never shows a value of twelve characters, alone or within other text.
    public func canaryViolations() throws -> [String] {
        let canaries = ["canaryQWERTY", "730519284617", "4d1e0f7a93bc"]
        return try samples.filter { $0.method.keeps == nil }.flatMap { sample in
            try canaries.compactMap { canary in
                let values = [canary, " \(canary)", "\(canary)@example.com", String(repeating: canary, count: 100)]
                let outcomes = try Self.mask(
                    values.map { Array($0.utf8) }, sample.method, key: sample.key, subject: sample.subject)
                let leaks = outcomes.contains { outcome in
                    if case .bytes(let bytes) = outcome {
                        String(decoding: bytes, as: UTF8.self).contains(canary)
                    } else {
                        false
                    }
                }
                return leaks ? "\(sample.name): \(canary) shows" : nil
            }
        }
    }

    /// Where uniqueness is preserved, or all but certain, 10,000 values have 10,000 pseudonyms.
    public func uniquenessViolations() throws -> [String] {
        try samples.compactMap { sample in
            guard sample.method.uniqueness.odds(records: 10_000) < 1e-9 else { return nil }
            let outcomes = try Self.spellings.lazy.map { spell in
                try Self.mask(
                    (0..<10_000).map { Array(spell($0).utf8) }, sample.method, key: sample.key, subject: sample.subject)
            }.first { !$0.contains(.invalid) }
            let distinct = Set((outcomes ?? []).compactMap { if case .bytes(let bytes) = $0 { bytes } else { nil } })
            return distinct.count == 10_000 ? nil : "\(sample.name): 10,000 values have \(distinct.count) pseudonyms"
        }
    }

    /// Ten thousand different values each, for methods that know only digits, only letters, or only such numbers.
    private static let spellings: [@Sendable (Int) -> String] = [
        { String(100_000 + $0 * 7) },
        { index in String([17_576, 676, 26, 1].map { Character(UnicodeScalar(UInt8(97 + index / $0 % 26))) }) },
        { "DE50\(100_000_000 + $0 * 7)\(987_654_321 - $0)" },
        { "9780\(100_000_000 + $0 * 7)" },
        { "490\(100_000_000 + $0 * 7)111" },
        { index in
            String([17_576, 676, 26, 1].map { Character(UnicodeScalar(UInt16(0x430 + index / $0 % 26)) ?? "а") })
        },
    ]

    /// Values that break careless code.
    public static let oddValues: [[UInt8]] =
        [
            "", " ", "\0", "\0\0a\0", "0", "-0", "007", "1042", "9007199254740991", "9223372036854775808",
            "99999999999999999999999", "1e9", "٤٢", "ada@example.com", "@", "a@", "@b", "a@b@c", "1987-05-17",
            "0000-00-00", "1987-05-17T24:00:00Z", "203.0.113.77", "::", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8:9",
            "GB29 NWBK",
            "👩‍👩‍👧‍👦", "e\u{301}\u{302}\u{303}", "שלום עולם", "\u{202E}abc", "\u{FEFF}x", "\u{10FFFF}", "a\r\nb",
        ].map { Array($0.utf8) } + [
            [0xFF, 0xFE], [0x80], [0xE2, 0x82], Array(String(repeating: "é👩x1", count: 1 << 10).utf8),
        ]
}

extension MethodLaws.Outcome {
    /// Whether it is UTF-8, as no value is.
    fileprivate var isText: Bool {
        if case .bytes(let bytes) = self { MethodLaws.isText(bytes) } else { true }
    }
}
