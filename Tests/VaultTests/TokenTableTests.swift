import Masking
import Store
import Testing

@testable import Vault

@Suite struct TokenTableTests {
    @Test func `numbers are unique in their mask up to nearly the last`() throws {
        let session = try VaultSession()
        let tokens = try session.draw((0..<990).map { "v\($0)" }, form: .integer(1000))
        let numbers = Set(tokens.compactMap { $0.flatMap { Int($0) } })
        #expect(numbers.count == 990 && numbers.allSatisfy { (1...1000).contains($0) })
        #expect(try session.draw(["v5"], mask: "n", form: .integer(1))[0] == "1")
    }

    @Test func `a token is never its value`() throws {
        let session = try VaultSession()
        #expect(try session.draw(["1"], form: .integer(2)) == ["2"])
    }

    @Test func `what has expired goes with the next run, and its value gets a new token`() throws {
        let vault = try SampleVault()
        let tokens = try run(vault, at: VaultMoment.now(plus: -31)) { session in
            try session.draw(["a"], days: 30) + session.draw(["b"], days: 90)
        }
        #expect(try vault.reveal(tokens.compactMap { $0 }) == ["unknown", "b"])
        let new = try run(vault, at: VaultMoment.now()) { session in try session.draw(["a", "b"], days: 30) }
        #expect(new[0] != tokens[0] && new[1] == tokens[1])
        #expect(try VaultSummary(of: vault.path).masks.map(\.tokens) == [2])
        #expect(try vault.reveal(new.compactMap { $0 }) == ["a", "b"])
    }

    private func run(
        _ vault: borrowing SampleVault, at moment: VaultMoment, _ draw: (VaultSession) throws -> [String?]
    ) throws -> [String?] {
        let session = try VaultSession(opening: vault.path, at: moment)
        let tokens = try draw(session)
        try session.commit()
        return tokens
    }

    @Test func `each run has a seal of its own`() throws {
        let vault = try SampleVault()
        for text in ["a", "b"] {
            let session = try VaultSession(opening: vault.path)
            _ = try session.draw([text])
            try session.commit()
        }
        let file = try VaultFile(opening: vault.path)
        #expect(try file.connection.integer("SELECT count(DISTINCT encapsulated) FROM bauta_seal") == 2)
        #expect(try file.connection.integer("SELECT count(*) FROM bauta_token WHERE length(sealed) = 48") == 2)
    }

    @Test func `tokens are stored as what they are`() {
        let number = TokenTable.value(of: Array("42".utf8)[...], as: .integer(99))
        #expect(number == .integer(42) && TokenTable.text(of: number) == Array("42".utf8))
        let text = TokenTable.value(of: Array("42".utf8)[...], as: .text)
        #expect(text == .text(Array("42".utf8)) && TokenTable.text(of: text) == Array("42".utf8))
        #expect(TokenTable.text(of: .null) == [])
    }
}
