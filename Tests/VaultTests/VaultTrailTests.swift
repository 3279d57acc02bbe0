import Masking
import Records
import Testing

@testable import Vault

@Suite struct VaultTrailTests {
    @Test func `entries begin with their own columns`() throws {
        var event = VaultEvent("e", at: .now())
        event.add("text", "a\"b")
        event.add("number", 3)
        event.add("list", [1, 2])
        let text = String(decoding: event.text(sequence: 4), as: UTF8.self)
        #expect(
            text == "{\"sequence\":4,\"time\":\"\(event.time)\",\"event\":\"e\",\"text\":\"a\\\"b\",\"number\":3,"
                + "\"list\":[1,2]}")
    }

    @Test func `a use has two entries, and a chain that is changed is not whole`() throws {
        let vault = try SampleVault()
        _ = try vault.reveal([])
        let summary = try VaultSummary(of: vault.path)
        #expect(summary.entries.map(\.sequence) == [1, 2] && summary.isTrailWhole)
        #expect(summary.entries[1].event.contains("\"user\":\"ada\",\"uid\":7,\"column\":\"d.c\""))
        for sql in [
            "UPDATE bauta_audit SET event = event || ' ' WHERE sequence = 1",
            "UPDATE bauta_audit SET time = 'x' WHERE sequence = 2", "DELETE FROM bauta_audit WHERE sequence = 1",
            "UPDATE bauta_audit SET sequence = 3 WHERE sequence = 2", "DELETE FROM bauta_audit",
        ] {
            let before = try vault.bytes()
            try vault.change(sql)
            #expect(try !VaultSummary(of: vault.path).isTrailWhole, "\(sql)")
            try vault.write(before)
        }
    }
}
