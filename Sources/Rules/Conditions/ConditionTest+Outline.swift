/// A test as JSON, its literals replaced: literals are originals, which no store may hold.
extension ConditionTest {
    /// The texts that the test compares with, in their order.
    var literals: [String] {
        switch self {
        case .null: []
        case .equals(let text): [String(decoding: text, as: UTF8.self)]
        case .anyOf(let tests), .allOf(let tests): tests.flatMap { $0.literals }
        case .compares(_, let bound): [String(decoding: bound, as: UTF8.self)]
        case .like(_, let spelled): [spelled]
        case .not(let test): test.literals
        }
    }

    /// The test in the shape of the rule set, each literal as `fingerprint` gives it.
    func outline(_ fingerprint: (String) -> String) -> JSONValue {
        switch self {
        case .null: .null
        case .equals(let text): .string(fingerprint(String(decoding: text, as: UTF8.self)))
        case .anyOf(let tests): .array(tests.map { $0.outline(fingerprint) })
        case .allOf(let tests): .object(tests.flatMap { $0.members(fingerprint) })
        case .compares, .like, .not: .object(members(fingerprint))
        }
    }

    private func members(_ fingerprint: (String) -> String) -> [JSONValue.Member] {
        switch self {
        case .compares(let order, let bound):
            [.init(name: order.rawValue, value: .string(fingerprint(String(decoding: bound, as: UTF8.self))))]
        case .like(_, let spelled): [.init(name: "like", value: .string(fingerprint(spelled)))]
        case .not(let test): [.init(name: "not", value: test.outline(fingerprint))]
        default: []
        }
    }
}
