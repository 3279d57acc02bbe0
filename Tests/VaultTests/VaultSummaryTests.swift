import Masking
import Testing

@testable import Vault

@Suite struct VaultSummaryTests {
    @Test func `counts tokens by mask and by key`() throws {
        let vault = try SampleVault()
        let moment = VaultMoment.now()
        do {
            let session = try VaultSession(opening: vault.path, at: moment)
            _ = try session.draw(["a", "b"], mask: "n")
            _ = try session.draw(["a"], days: 2)
            _ = try session.draw([], mask: "o")
            try session.commit()
        }
        _ = try VaultAdministration.add(SampleVault.newKey().publicHalf, to: vault.path)
        let summary = try VaultSummary(of: vault.path)
        #expect(summary.masks.map(\.label) == ["m", "n", "o"])
        #expect(summary.masks.map(\.tokens) == [1, 2, 0])
        #expect(summary.masks.map(\.expiring) == [1, 0, 0])
        #expect(summary.masks.map(\.firstExpiry) == [moment.seconds + 172_800, nil, nil])
        #expect(summary.keys.map(\.tokens) == [3, 0])
        #expect(summary.entries.count == 2 && summary.isTrailWhole)
        #expect(VaultMoment.day(of: 86_400) == "1970-01-02")
    }
}
