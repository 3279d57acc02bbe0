import Records
import Testing

@testable import Vault

@Suite struct VaultErrorTests {
    @Test(
        arguments: [
            (
                .absent(path: "a\nb"), .absent,
                "'a\\u{a}b': there is no such vault; make it with `bauta vault create`, or "
            ),
            (.notAVault(path: "v"), .absent, "'v': is not a vault; name a file that `bauta vault create` made"),
            (
                .newerFormat(path: "v", version: 2), .absent,
                "'v': has format 2, and this program knows 1; use a newer bauta"
            ),
            (
                .hardLink(path: "v"), .rules,
                "'v': has a second hard link, which may lie anywhere; give the vault one name"
            ),
            (.existing(path: "v"), .usage, "'v': is there already; name a new file"),
            (.noPublicKey(path: "v"), .verification, "'v': has no public key to seal to; add one with "),
            (
                .knownKey(path: "v", version: 3), .usage,
                "'v': has this public key already, as version 3; make a new one "
            ),
            (
                .exhausted(path: "v", mask: "m", maximum: 9), .limit,
                "'v': m has used up nearly all numbers up to 9; raise "
            ),
            (
                .wrongKey(path: "v", versions: [1, 2]), .wrongKey,
                "'v': no --reveal-key is the private half of one of its "
            ),
        ] as [(VaultError, Records.ExitStatus, String)])
    func `errors say what is wrong and what would be right`(
        error: VaultError, status: Records.ExitStatus, words: String
    ) {
        #expect(error.status == status)
        #expect(error.description.hasPrefix("vault " + words))
    }
}
