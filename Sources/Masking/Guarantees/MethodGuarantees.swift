/// What a method under its parameters guarantees of a column, and what it leaves: a name and words for each.
public struct MethodGuarantees: Sendable, Equatable {
    /// One of them.
    public struct Fact: Sendable, Equatable {
        /// What it is about: `uniqueness`.
        public let name: String
        /// What holds.
        public let words: String

        /// The fact `name`.
        public init(_ name: String, _ words: String) {
            self.name = name
            self.words = words
        }
    }

    /// All of them, always the same names in the same order.
    public let facts: [Fact]

    /// Those of `method` in a dataset of `records` records, whose values are of a domain of that size.
    public init(of method: any MaskingMethod, records: Int, domain: DomainSize) {
        self.init(
            type(of: method).descriptor,
            Answers(
                reversible: method.reversible, keeps: method.keeps,
                uniqueness: Self.words(method.uniqueness, records: records, domain: domain),
                search: SearchCost(of: method, domain: domain).description, risk: RemainingRisk(after: method)))
    }

    /// Those of a column whose values pass as they are, by the method of `descriptor`.
    public init(keeping descriptor: MethodDescriptor) {
        self.init(
            descriptor,
            Answers(
                reversible: nil, keeps: "all of the value", uniqueness: "preserved",
                search: "none: every value can be read", risk: RemainingRisk.all))
    }

    /// What depends on the parameters.
    private struct Answers {
        let reversible: String?
        let keeps: String?
        let uniqueness: String
        let search: String
        let risk: RemainingRisk
    }

    private init(_ descriptor: MethodDescriptor, _ answers: Answers) {
        facts = [
            Fact("consistent", descriptor.isConsistent ? "yes" : "no"),
            Fact("policy", PseudonymizationPolicy(descriptor)?.rawValue ?? "none: it gives no pseudonym"),
            Fact("reversible", answers.reversible ?? "no"),
            Fact("keeps", answers.keeps ?? "nothing"),
            Fact("format-preserving", descriptor.isFormatPreserving ? "yes" : "no"),
            Fact("length-preserving", descriptor.isLengthPreserving ? "yes" : "no"),
            Fact("uniqueness", answers.uniqueness),
            Fact("search-cost", answers.search),
            Fact("standard-class", descriptor.standardClass.rawValue),
            Fact("remaining-risk", answers.risk.description),
        ]
    }

    /// The words for `uniqueness` in a dataset of `records` records, or of as many different values as there can be.
    private static func words(_ uniqueness: Uniqueness, records: Int, domain: DomainSize) -> String {
        switch uniqueness {
        case .preserved: return "preserved"
        case .lossy: return "lossy"
        case .probabilistic(let bits):
            var values = records
            if case .atMost(let count) = domain, count < Double(records) { values = Int(count) }
            let odds = uniqueness.odds(records: values)
            return "probabilistic, \(Int(bits)) bits: odds \(odds < 1e-12 ? "below 1e-12" : "\(odds)") at "
                + "\(grouped(values)) \(values == records ? "record" : "value")\(values == 1 ? "" : "s")"
        }
    }

    /// `count` with commas: `1,000,000`.
    private static func grouped(_ count: Int) -> String {
        var text = String(count)
        var end = text.count - 3
        while end > 0 {
            text.insert(",", at: text.index(text.startIndex, offsetBy: end))
            end -= 3
        }
        return text
    }
}
