import Audit
import Store
import Testing

@Suite struct AuditErrorTests {
    @Test func `says what would be right`() {
        #expect(
            AuditError.receiptFormat.description
                == "receipt: is not 64 hexadecimal digits; give the one that 'bauta run' printed")
        #expect(AuditError.store(.locked(path: "a")).description == StoreError.locked(path: "a").description)
    }
}
