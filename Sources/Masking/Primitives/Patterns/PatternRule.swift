internal import Records

/// What `replace` does by pattern.
struct PatternRule: Sendable {
    /// What of a value the pattern must match.
    enum Match: String, CaseIterable {
        case parts, whole
    }

    /// What becomes of a value that it does not match.
    enum Unmatched: String, CaseIterable {
        case invalid, redact, keep
    }

    let pattern: String
    let text: PatternText
    let match: Match
    let unmatched: Unmatched

    /// What the result still tells of the value; nil = nothing.
    var keeps: String? {
        var kept: [String] = []
        if match == .parts { kept.append("what the pattern does not match") }
        let groups = text.references.map { $0 == 0 ? "the match" : "group \($0)" }
        if !groups.isEmpty { kept.append(groups.joined(separator: ", ") + " of the pattern") }
        switch unmatched {
        case .invalid: break
        case .redact: kept.append("whether the pattern matches")
        case .keep: kept.append("every value that the pattern does not match, as it is")
        }
        return kept.isEmpty ? nil : kept.joined(separator: "; ")
    }

    /// What masks by it; what is wrong with the pattern is said here.
    func masker(of method: String) throws(MaskingError) -> any ValueMasker {
        #if RE2
            let compiled = try Pattern(pattern, of: method)
            if let largest = text.references.last, largest > compiled.groups {
                throw .unusable(
                    method: method, problem: "'with' refers to a group that the pattern does not have",
                    cure: "refer to groups from 1 to \(compiled.groups), or add one")
            }
            if match == .parts, compiled.matches([UInt8]().span, from: 0, isWhole: false) {
                throw .unusable(
                    method: method, problem: "its pattern matches empty text, which is everywhere",
                    cure: "write + for *, or `match: whole`")
            }
            return PatternMasker(rule: self, pattern: compiled)
        #else
            throw .unusable(
                method: method, problem: "this program was built without RE2, and 'pattern' needs it",
                cure: "build it with the package trait RE2")
        #endif
    }
}

#if RE2
    /// Puts a text in the place of matches.
    private struct PatternMasker: ValueMasker {
        /// The most bytes that a result may have.
        private static let longest = 16 << 20
        private static let marker = Array("[redacted]".utf8)

        private let rule: PatternRule
        private let pattern: Pattern

        init(rule: PatternRule, pattern: Pattern) {
            self.rule = rule
            self.pattern = pattern
        }

        func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
            switch replace(value, into: &output) {
            case .replaced: return true
            case .tooLong, .noText: return false
            case .unmatched: break
            }
            switch rule.unmatched {
            case .invalid: return false
            case .redact: output.append(contentsOf: Self.marker)
            case .keep: append(value, 0..<value.count, to: &output)
            }
            return true
        }

        func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
            let marker = Field(start: output.count, length: Self.marker.count)
            if rule.unmatched == .redact { output.append(contentsOf: Self.marker) }
            for field in values {
                let start = output.count
                switch (replace(bytes.extracting(field.range), into: &output), rule.unmatched) {
                case (.replaced, _): results.append(Field(start: start, length: output.count - start))
                case (.unmatched, .keep): results.append(.kept)
                case (.unmatched, .redact): results.append(marker)
                default:
                    output.removeSubrange(start...)
                    results.append(.invalid)
                }
            }
        }

        private enum Outcome {
            case replaced, unmatched, tooLong, noText
        }

        /// Appends `value` with the text in the place of its matches; nothing where there is none.
        private func replace(_ value: Span<UInt8>, into output: inout [UInt8]) -> Outcome {
            guard value.isUTF8 else { return .noText }
            let start = output.count
            let isWhole = rule.match == .whole
            var copied = 0
            var next = 0
            var found = false
            while next <= value.count, pattern.matches(value, from: next, isWhole: isWhole) {
                let match = pattern.place(0)
                if match.isEmpty && !isWhole {
                    // An empty match is none; the next may begin a scalar further on.
                    next = match.lowerBound + 1
                    while next < value.count, !ASCII.beginsScalar(value[next]) { next += 1 }
                    continue
                }
                found = true
                append(value, copied..<match.lowerBound, to: &output)
                write(value, to: &output)
                if output.count - start > Self.longest { return .tooLong }
                copied = match.upperBound
                next = match.upperBound
                if isWhole { break }
            }
            guard found else { return .unmatched }
            append(value, copied..<value.count, to: &output)
            return output.count - start > Self.longest ? .tooLong : .replaced
        }

        /// Appends the text for the last match.
        private func write(_ value: Span<UInt8>, to output: inout [UInt8]) {
            for part in rule.text.parts {
                switch part {
                case .text(let bytes): output.append(contentsOf: bytes)
                case .group(let group): append(value, pattern.place(group), to: &output)
                }
            }
        }

        private func append(_ value: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
            for index in range { output.append(value[index]) }
        }
    }
#endif
