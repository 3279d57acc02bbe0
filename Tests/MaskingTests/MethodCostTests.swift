import Crypto
import Foundation
import Records
import TestSupport
import Testing

@testable import Masking

/// What each method costs, in units of swift-crypto's own HMAC-SHA256 from a copied state; run under BAUTA_COSTS.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["BAUTA_COSTS"] != nil))
struct MethodCostTests {
    private static let values = 20_000
    private static let rounds = 7

    /// The most units that a value may cost: 1, where nothing else is said.
    private static let limits: [String: Double] = [
        "keyed-hash": 0.6, "fpe": 8, "tokenize": 8, "encrypt-deterministic": 4,
    ]

    /// Methods without a limit, and why.
    private static let reasons = [
        "chain": "it is as much as its methods are",
        "replace, pattern": "it is as much as the pattern is",
        "shuffle": "it looks at all of a dataset and sorts",
        "template": "it is as much as its methods are and as long as its text",
    ]

    /// Seconds for each value, the fastest of some rounds.
    private func seconds(_ body: () -> Void) -> Double {
        let clock = ContinuousClock()
        let fastest = (0..<Self.rounds).map { _ in clock.measure(body) }.min() ?? .zero
        return fastest / .seconds(1) / Double(Self.values)
    }

    /// The unit: the hash of an e-mail address from a copied state.
    private func unit() -> Double {
        let prepared = HMAC<SHA256>(key: SymmetricKey(size: .bits256))
        let value = Array("ada.lovelace@example.com".utf8)
        var sum: UInt8 = 0
        let unit = seconds {
            for _ in 0..<Self.values {
                var state = prepared
                state.update(data: value)
                sum ^= state.finalize().first { _ in true } ?? 0
            }
        }
        withExtendedLifetime(sum) {}
        return unit
    }

    /// Seconds for each value under an example's parameters.
    private func cost(_ type: any MaskingMethod.Type, _ example: MethodExample) throws -> Double {
        let input = Array(example.input.utf8)
        let method = try MethodLaws.method(type, example.parameters)
        var masker = try method.masker(key: type.descriptor.exampleKey)
        let subjects = Array("customer 1042".utf8)
        let subject = Field(start: 0, length: subjects.count)
        var seeded = try method.subjectMasker(key: type.descriptor.exampleKey(for: .subject))
        let bytes = (0..<Self.values).flatMap { _ in input }
        let fields = (0..<Self.values).map { Field(start: $0 * input.count, length: input.count) }
        var output: [UInt8] = []
        var results: [Field] = []
        return seconds {
            output.removeAll(keepingCapacity: true)
            results.removeAll(keepingCapacity: true)
            if example.subject != nil, seeded != nil {
                seeded?.take(subjects: [Field](repeating: subject, count: Self.values), of: subjects.span)
                seeded?.mask(fields, of: bytes.span, into: &output, results: &results)
            } else {
                masker.mask(fields, of: bytes.span, into: &output, results: &results)
            }
        }
    }

    @Test func `no method costs more than its limit`() throws {
        let unit = unit()
        print("1 unit = \(Int(unit * 1e9)) ns: HMAC-SHA256 of an e-mail address, swift-crypto, from a copied state")
        for type in MethodCatalog.all where type.descriptor.treatment == .masks {
            let name = type.descriptor.name
            var seen: [[String: ParameterValue]] = []
            for example in type.descriptor.examples where !seen.contains(example.parameters) {
                if case .invalid = example.result { continue }
                seen.append(example.parameters)
                let units = try cost(type, example) / unit
                let kind = example.parameters["pattern"] == nil ? name : "\(name), pattern"
                let limit = Self.reasons[kind] == nil ? Self.limits[name] ?? 1 : .infinity
                // FF1's limit is for each 16 characters.
                let share = name == "fpe" ? max(1, Double(example.input.utf8.count) / 16) : 1
                let parameters = example.parameters.keys.sorted().joined(separator: ", ")
                print(
                    "\(name) (\(parameters)), \(example.input.utf8.count) bytes: \(String(format: "%.2f", units)) of "
                        + (limit.isFinite ? "\(limit * share)" : "no limit: \(Self.reasons[kind] ?? "")"))
                #expect(units <= limit * share, "\(name) (\(parameters))")
            }
        }
    }
}
