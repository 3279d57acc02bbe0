import Masking
import Testing

@Suite struct KeyContextTests {
    @Test func `purposes are spelled as the design spells them`() {
        #expect(KeyPurpose.allCases.map { $0.rawValue } == ["mask", "subject", "spill", "audit", "source", "key-id"])
    }

    @Test func `an absent part is empty text`() {
        #expect(KeyContext() == KeyContext(tenant: "", epoch: ""))
    }
}
