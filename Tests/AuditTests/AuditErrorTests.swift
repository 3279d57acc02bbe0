import Audit
import Store
import Testing

@Suite struct AuditErrorTests {
    @Test func `says what would be right`() {
        #expect(
            AuditError.receiptFormat.description
                == "receipt: is not 64 hexadecimal digits; give the one that 'bauta run' printed")
        #expect(
            AuditError.noRun(path: "a\n", run: 7).description
                == "'a\\u{a}': there is no run 7; 'bauta runs list' shows those that are kept")
        #expect(
            AuditError.fewRuns(path: "a").description
                == "'a': there are no two runs to compare; run again, with --keep-runs 2 or more")
        #expect(AuditError.store(.locked(path: "a")).description == StoreError.locked(path: "a").description)
    }
}
