import Records
import Store
import Testing

@Suite struct IntegrityRecordTests {
    private var reference: IntegrityRecord {
        var record = IntegrityRecord(.reference, name: "orders_fk", columns: ["a", "b\"c"])
        record.table = "public.customers"
        record.references = ["id", "part"]
        record.status = .broken
        record.checked = 12
        record.violations = 3
        record.sourceViolations = 2
        return record
    }

    @Test func `is a row of the schema and comes back from it`() {
        let row = reference.record
        #expect(row.kind == "integrity")
        #expect(row.name == "orders_fk")
        #expect(
            row.definition
                == #"{"kind":"reference","columns":["a","b\"c"],"table":"public.customers","references":["id","part"],"#
                + #""status":"broken","checked":12,"violations":3,"source_violations":2}"#)
        #expect(IntegrityRecord(row) == reference)
    }

    @Test func `tells why it was not checked`() {
        var record = IntegrityRecord(.unique, name: "a", columns: ["a"])
        record.reason = "so"
        #expect(
            record.record.definition
                == #"{"kind":"unique","columns":["a"],"status":"not-checked","checked":0,"violations":0,"#
                + #""source_violations":null,"reason":"so"}"#)
        #expect(IntegrityRecord(record.record) == record)
    }

    @Test func `is none where the row is another or damaged`() {
        #expect(IntegrityRecord(SchemaRecord(kind: "unique", name: "a")) == nil)
        for text in ["", "{}", "[1]", #"{"kind":"odd","columns":[],"status":"holds","checked":1,"violations":1}"#] {
            #expect(IntegrityRecord(SchemaRecord(kind: "integrity", name: "a", definition: text)) == nil)
        }
    }
}
