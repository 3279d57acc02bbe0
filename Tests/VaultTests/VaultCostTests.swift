import Crypto
import Foundation
import Masking
import Testing

@testable import Vault

/// What a token of a vault costs, in units of swift-crypto's own HMAC-SHA256 from a copied state; under BAUTA_COSTS.
///
/// It has no limit, because most of it is the file's: to find a value, and to add a row to a table with two indexes.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["BAUTA_COSTS"] != nil))
struct VaultCostTests {
    private static let values = 20_000

    /// Seconds for each value.
    private func seconds(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        return try clock.measure(body) / .seconds(1) / Double(Self.values)
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

    @Test(arguments: [TokenForm.text, .integer(Int.max)])
    func `prints what new and known values cost`(form: TokenForm) throws {
        let vault = try SampleVault()
        let unit = unit()
        let texts = (0..<Self.values).map { "\($0 &* 7919)-ada@example.com" }
        for words in ["new", "known"] {
            let session = try VaultSession(opening: vault.path)
            let cost = try seconds {
                for start in stride(from: 0, to: texts.count, by: 1000) {
                    _ = try session.draw(Array(texts[start..<start + 1000]), form: form)
                }
                try session.commit()
            }
            let units = (cost / unit * 10).rounded() / 10
            print("cost: tokenize \(form) of a vault, \(words) values: \(units) units (the file's)")
        }
    }
}
