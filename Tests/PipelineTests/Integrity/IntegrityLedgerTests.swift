import Ingest
import Records
import Rules
import Store
import Testing

@testable import Pipeline

/// The check from the sources to the store, by the rules of CSV and JSON datasets.
struct IntegrityLedgerTests {
    private static let yaml = """
        datasets:
          customers:
            source: customers.csv
            columns: { id: { tokenize: integer, unique: true } }
          orders:
            source: orders.csv
            columns:
              id: { tokenize: integer, unique: true }
              customer_id: { references: customers.id }
        """
    private static let customers = "id\n1\n2\n3\n"

    /// What came of each key: `orders.customer_id reference holds 3 0 0`.
    private func lines(_ report: RunReport) -> [String] {
        report.integrity.map { result in
            let record = result.record
            let counts = [record.checked, record.violations, record.sourceViolations ?? -1].map(String.init)
            let words = ["\(result.dataset).\(record.name)", record.kind.rawValue, record.status.rawValue]
            return (words + counts).joined(separator: " ")
        }
    }

    /// What the run warns of, but for what it says of pseudonyms.
    private func warnings(_ report: RunReport) -> [String] { report.warnings.filter { $0.contains(": key '") } }

    @Test func `keys that hold are told without a warning`() throws {
        let job = try Job(Self.yaml, ["customers.csv": Self.customers, "orders.csv": "id,customer_id\n7,1\n8,3\n9,\n"])
        let report = try job.report()
        #expect(
            lines(report) == [
                "customers.id unique holds 3 0 0", "orders.id unique holds 3 0 0",
                "orders.customer_id reference holds 2 0 0",
            ])
        #expect(warnings(report).isEmpty)
        let stored = try job.stored("orders").record.schema.compactMap { IntegrityRecord($0) }
        #expect(stored == report.integrity.suffix(2).map(\.record))
        #expect(stored.last?.table == "customers")
        #expect(stored.last?.references == ["id"])
    }

    @Test func `a mask that makes values equal breaks a key`() throws {
        let yaml = Self.yaml.replacing(
            "integer, unique: true } }", with: "integer, unique: true, on-invalid: redact } }")
        let job = try Job(yaml, ["customers.csv": "id\n1\nx\ny\nz\n", "orders.csv": "id,customer_id\n7,1\n8,1\n"])
        let report = try job.report()
        #expect(lines(report).first == "customers.id unique broken 4 2 0")
        #expect(
            warnings(report) == [
                "broken-key:customers.id: customers: key 'id': values that another record has too (2 of 4 records, "
                    + "0 in the source); "
                    + "choose a mask that keeps values apart"
            ])
        let error = job.failure { $0.isStrict = true }
        #expect(error?.status == .gate)
        #expect(error?.description.contains("customers: key 'id': values that another") == true)
    }

    @Test func `a key that the source breaks is told as its own`() throws {
        let job = try Job(Self.yaml, ["customers.csv": "id\n1\n1\n2\n", "orders.csv": "id,customer_id\n7,1\n"])
        let report = try job.report()
        #expect(lines(report).first == "customers.id unique broken 3 1 1")
        #expect(warnings(report).first?.hasSuffix("mend the export, or take the promise back") == true)
    }

    @Test func `orphans that the source has too are no warning`() throws {
        let job = try Job(
            Self.yaml, ["customers.csv": Self.customers, "orders.csv": "id,customer_id\n7,1\n8,44\n9,45\n"])
        let report = try job.report()
        #expect(lines(report).last == "orders.customer_id reference holds 3 2 2")
        #expect(warnings(report).isEmpty)
    }

    @Test func `orphans that masking makes are a warning without a value`() throws {
        let yaml = Self.yaml.replacing(
            "customer_id: { references: customers.id }",
            with: """
                state: keep
                      customer_id:
                        - { references: customers.id, when: { state: open } }
                        - { redact: gone }
                """)
        let accept = "\naccept: { 'condition-mismatch:orders.customer_id=customers.id': the test looks for orphans }\n"
        let orders = "id,state,customer_id\n7,open,1\n8,done,2\n9,done,3\n10,open,99\n"
        let job = try Job(yaml + accept, ["customers.csv": Self.customers, "orders.csv": orders])
        let report = try job.report()
        #expect(lines(report).last == "orders.customer_id reference broken 4 3 1")
        let warning = "orders: key 'customer_id': values that no record of 'customers' has "
        #expect(report.warnings.contains { $0.contains(warning + "(3 of 4 records, 1 in the source); mask both") })
        #expect(job.failure { $0.isStrict = true }?.status == .gate)
    }

    @Test func `a reference to a dataset that is not run is not checked`() throws {
        let job = try Job(Self.yaml, ["customers.csv": Self.customers, "orders.csv": "id,customer_id\n7,1\n"])
        let report = try job.report { $0.only = ["orders"] }
        #expect(lines(report) == ["orders.id unique holds 1 0 0", "orders.customer_id reference not-checked 0 0 -1"])
        #expect(report.integrity.last?.record.reason == IntegrityReason.noTarget)
        #expect(report.integrity.last?.record.table == "customers.id")
    }

    /// What comes of `promises` of the dataset `d`, of which `rows` are read; those left out are not checked.
    private func results(_ promises: [KeyPromise], leftOut: [KeyPromise] = []) throws -> [IntegrityRecord] {
        let yaml = "datasets: { d: { source: d.csv, keep: [a, b], drop: [c] } }\n"
        let job = try Job(yaml, ["d.csv": "a,b,c\n"])
        let catalog = KeyCatalog(job.rules, plan: try RunPlan(job.rules, assignments: []), declared: promises)
        var plan = try DatasetPlan.bench(yaml, header: ["a", "b", "c"])
        plan.collection = catalog.collection(of: plan.rules, columns: plan.shape.columns)
        var worker = try SliceWorker(plan)
        var slice = Slice(bytes: Array("1,1,x\n1,2,y\n2,,z\n".utf8), sequence: 0, source: 0, line: 1, offset: 0)
        var ledger = IntegrityLedger(catalog)
        ledger.begin(plan)
        try ledger.add(worker.process(&slice).keys, of: plan)
        ledger.leaveOut(leftOut, IntegrityReason.readOnce)
        return try ledger.results().map(\.record)
    }

    @Test func `keys that a dump declares are checked, of several columns too`() throws {
        let pair = KeyPromise(unique: "pair", ["a", "b"], of: "d", in: ["d"])
        let own = KeyPromise(unique: "fk", ["b"], of: "d", in: ["d"])
        let reference = KeyPromise(reference: own, to: "d", ["a"], in: ["d"])
        let single = KeyPromise(unique: "single", ["a"], of: "d", in: ["d"])
        let records = try results([pair, reference, single])
        #expect(records.map(\.name) == ["pair", "fk", "single"])
        #expect(records.map(\.checked) == [2, 2, 3])
        #expect(records.map(\.violations) == [0, 0, 1])
        #expect(records.map(\.sourceViolations) == [0, 0, 1])
        #expect(records.map(\.status) == [.holds, .holds, .broken])
    }

    @Test func `keys of columns that are not staged are not checked`() throws {
        let dropped = KeyPromise(unique: "pk", ["a", "c"], of: "d", in: ["d"])
        let records = try results([dropped])
        #expect(records.map(\.status) == [.notChecked])
        #expect(records.map(\.reason) == [IntegrityReason.notStaged])
    }

    @Test func `what is left out is told, and why`() throws {
        let pair = KeyPromise(unique: "pair", ["a", "b"], of: "d", in: ["d"])
        let targetless = pair.unchecked(IntegrityReason.noTarget)
        let records = try results([], leftOut: [pair, targetless])
        #expect(records.map(\.status) == [.notChecked, .notChecked])
        #expect(records.map(\.reason) == [IntegrityReason.readOnce, IntegrityReason.noTarget])
    }

    @Test(arguments: [1, 1000, 40_000]) func `a small memory changes nothing but the comparison`(limit: Int) throws {
        let customers = "id\n" + (1...3000).map { "\($0)\n" }.joined()
        let orders = "id,customer_id\n" + (1...5000).map { "\($0),\($0 * 7 % 3100)\n" }.joined()
        let job = try Job(Self.yaml, ["customers.csv": customers, "orders.csv": orders])
        let all = try job.report { $0.sliceBytes = 4096 }.integrity.map(\.record)
        let some = try job.report {
            $0.sliceBytes = 4096
            $0.keyBytes = limit
        }.integrity.map(\.record)
        #expect(all.map(\.checked) == some.map(\.checked))
        #expect(all.map(\.violations) == some.map(\.violations))
        #expect(all.map(\.violations).last == all.last?.sourceViolations)
        #expect((all.last?.violations ?? 0) > 0)
        #expect(some.allSatisfy { $0.sourceViolations == nil && $0.reason == IntegrityReason.sourceMemory })
        #expect(some.map(\.status) == [.holds, .holds, .broken])
        #expect(job.made == ["staging.db"])
    }

    @Test func `a dry run checks what fits in memory`() throws {
        let job = try Job(Self.yaml, ["customers.csv": "id\n1\n1\n", "orders.csv": "id,customer_id\n7,1\n"])
        let report = try job.report {
            $0.isDryRun = true
            $0.store = nil
        }
        #expect(lines(report).first == "customers.id unique broken 2 1 1")
        let tiny = try job.report {
            $0.isDryRun = true
            $0.keyBytes = 1
        }
        #expect(tiny.integrity.allSatisfy { $0.record.reason == IntegrityReason.memory })
        #expect(tiny.integrity.allSatisfy { $0.record.status == .notChecked })
        #expect(job.made.isEmpty)
    }

    @Test func `values at paths of JSON are keys, and those in a column's JSON are not checked`() throws {
        let yaml = """
            datasets:
              customers:
                source: customers.csv
                columns: { id: { tokenize: integer, unique: true } }
              events:
                source: events.jsonl
                unlisted: drop
                columns:
                  user.id: { references: customers.id }
                  note: { json: { id: { references: customers.id } } }
            """
        let events = """
            {"user":{"id":"1"},"note":"{\\"id\\":\\"1\\"}"}
            {"user":{"id":"9"}}
            {"other":1}

            """
        let job = try Job(yaml, ["customers.csv": Self.customers, "events.jsonl": events])
        let report = try job.report()
        #expect(lines(report)[1] == "events.user.id reference holds 2 1 1")
        #expect(report.integrity.last?.record.reason == IntegrityReason.inJSON)
        #expect(report.integrity.last?.record.status == .notChecked)
    }

    @Test func `nothing is collected where nothing is declared`() throws {
        let job = try Job("datasets: { a: { source: a.csv, keep: [id] } }\n", ["a.csv": "id\n1\n1\n"])
        #expect(try job.report().integrity.isEmpty)
        #expect(try job.stored("a").record.schema.map(\.kind) == ["column", "guarantee"])
    }
}
