import Masking
import Testing

@testable import Vault

@Suite struct VaultRevealTests {
    private func filled(_ vault: borrowing SampleVault, _ form: TokenForm = .text) throws -> [String] {
        let session = try VaultSession(opening: vault.path)
        let tokens = try session.draw(["Zoë", ""], form: form)
        try session.commit()
        return tokens.compactMap { $0 }
    }

    @Test(arguments: [TokenForm.text, .integer(999_999)])
    func `originals come back`(form: TokenForm) throws {
        let vault = try SampleVault()
        #expect(try vault.reveal(filled(vault, form)) == ["Zoë", ""])
    }

    @Test func `what nobody drew for the mask is unknown`() throws {
        let vault = try SampleVault()
        let tokens = try filled(vault)
        #expect(try vault.reveal(["", "x", tokens[0] + " ", "007"]) == ["unknown", "unknown", "unknown", "unknown"])
        #expect(try vault.reveal(tokens, of: "n") == ["unknown", "unknown"])
    }

    @Test func `a key that is none of the vault's opens nothing and writes nothing`() throws {
        let vault = try SampleVault()
        let tokens = try filled(vault)
        let before = try vault.bytes()
        #expect(throws: VaultError.wrongKey(path: vault.path, versions: [1])) {
            _ = try vault.reveal(tokens, with: SampleVault.newKey())
        }
        #expect(try vault.bytes() == before)
    }

    @Test func `tokens of another version ask for its key`() throws {
        let vault = try SampleVault()
        let old = try filled(vault)
        let next = try SampleVault.newKey()
        _ = try VaultAdministration.add(next.publicHalf, to: vault.path)
        #expect(try vault.reveal([old[0]], with: next) == ["otherKey(version: 1)"])
        #expect(try vault.reveal([old[0]]) == ["Zoë"])
    }

    @Test func `a changed row is damaged`() throws {
        let vault = try SampleVault()
        let tokens = try filled(vault)
        try vault.change("UPDATE bauta_token SET sealed = x'00' || substr(sealed, 2)")
        #expect(try vault.reveal([tokens[0]]) == ["damaged"])
        try vault.change("UPDATE bauta_seal SET encapsulated = x'00'")
        #expect(try vault.reveal([tokens[0]]) == ["damaged"])
    }
}
