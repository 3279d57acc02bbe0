import Masking
import Records
import Testing

@testable import Vault

@Suite struct MaskTokensTests {
    @Test func `results are places behind what was there, in the order of the values`() throws {
        let session = try VaultSession()
        let known = try session.draw(["b"])
        let tokens = try session.draw(["a", "b", "c", "a"])
        #expect(tokens[1] == known[0] && tokens[0] == tokens[3])
        #expect(tokens.allSatisfy { $0?.count == 26 })
    }

    @Test func `no values give no results`() throws {
        #expect(try VaultSession().draw([]) == [])
    }
}
