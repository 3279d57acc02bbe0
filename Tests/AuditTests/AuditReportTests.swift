import Audit
import Records
import Store
import Testing

@Suite struct AuditReportTests {
    let folder: ScratchFolder
    let path: String
    let receipt: Receipt

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun(uuid: "1", datasets: ["customers", "orders"]).publish(into: path)
        receipt = try SampleRun(uuid: "2", columns: ["id", "a,\"b\""], unchanged: 2).publish(into: path)
    }

    @Test func `lists the newest dataset of each name`() throws {
        let report = try AuditReport.load(path: path)
        #expect(report.datasets.map(\.dataset.record.name) == ["customers", "orders"])
        #expect(report.datasets.map(\.dataset.run) == [2, 1])
        #expect(report.receipt == receipt)
        #expect(
            report.datasets.first?.warnings == [
                "column 'id': 2 masked values came out unchanged; choose another method",
                "column 'id': only 12 different pseudonyms; how often each occurs may tell what it stands for",
                "column 2: 2 masked values came out unchanged; choose another method",
            ])
    }

    @Test func `shows what a run accepted in place of the warning`() throws {
        var writer = try SampleRun(uuid: "3", columns: ["id", "b"]).writer(into: path)
        var event = AuditEvent("run-published")
        event.add(accepted: [("few-pseudonyms:customers.id", "twelve\ncustomers")])
        _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z", event: event)
        let report = try AuditReport.load(path: path)
        #expect(report.datasets.map(\.warnings.count) == [0, 1])
        #expect(report.accepted.map(\.run) == [3])
        let lines = report.table(width: 200).split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex(of: "accepted"))
        #expect(lines[place + 1].split(separator: " ") == ["run", "finding", "reason"])
        #expect(
            lines[place + 3].split(separator: " ") == ["3", "few-pseudonyms:customers.id", "twelve\\u{a}customers"])
        #expect(
            report.json().hasSuffix(
                #""accepted":[{"run":3,"id":"few-pseudonyms:customers.id","reason":"twelve\ncustomers"}]}"#))
    }

    @Test func `is a table`() throws {
        let table = try AuditReport.load(path: path).table(width: 200).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(
            table[0]
                == "customers: run 2, 12 records, 1 rejects, rules 'shop', key 0123456789abcdef,"
                + " 2026-11-23T01:00:05.250Z"
        )
        #expect(
            table[1].split(separator: " ") == [
                "column", "method", "mask", "class", "category", "technique", "masked", "kept", "nulls", "empties",
                "rejected", "invalid", "distinct",
            ])
        #expect(
            table[3].split(separator: " ") == [
                "id", "tokenize", "mask:id", "direct", "contact", "pseudonymization", "12", "0", "0", "0", "1", "0",
                "12",
            ])
        #expect(table.dropLast().last == "receipt of run 2: \(receipt.manifestSHA256)")
    }

    @Test func `is CSV that another program reads`() throws {
        try folder.write(Array(try AuditReport.load(path: path).csv().utf8), to: "audit.csv")
        let script = """
            import csv, sys
            rows = list(csv.DictReader(open(sys.argv[1], newline='')))
            first, second = rows[:2]
            print(len(rows), [row['path'] for row in rows], first['masked'], first['parameters'])
            print(repr(second['distinct_estimate']))
            """
        #expect(
            try Shell.python(script, [folder.file("audit.csv")])
                == [#"5 ['id', 'a,"b"', 'id', 'name', 'city'] 12 {"to":"text"}"#, "''"])
    }

    @Test func `is JSON that another program reads`() throws {
        try folder.write(Array(try AuditReport.load(path: path).json().utf8), to: "audit.json")
        let script = """
            import json, sys
            report = json.load(open(sys.argv[1]))
            dataset = report['datasets'][0]
            words = [dataset[key] for key in ['name', 'records', 'tenant', 'rules']]
            print(report['run'], *words, len(dataset['warnings']))
            first, second = dataset['fields']
            print([field['path'] for field in dataset['fields']], second['reason'], first['masked'])
            """
        #expect(
            try Shell.python(script, [folder.file("audit.json")])
                == ["2 customers 12 acme shop 3", #"['id', 'a,"b"'] None 12"#])
    }

    @Test func `names the paths of a JSON dataset, and counts records without them`() throws {
        var field = FieldRecord(ordinal: 0, path: "items[*].sku")
        field.method = "redact"
        field.counts.seen = 5
        field.counts.masked = 5
        field.counts.missing = 2
        field.counts.unchanged = 1
        let events = folder.file("events.db")
        var writer = try SampleRun(datasets: []).writer(into: events)
        try writer.begin(DatasetRecord(name: "events", format: "jsonl", columns: []))
        var encoder = try BlockEncoder()
        try writer.append(try encoder.encode(Array("[{},{}]".utf8), sequence: 0, records: 2))
        var end = DatasetEnd(sources: [], fields: [field], rejects: 0)
        end.schema = [SchemaRecord(guarantees: #"[{"method":"redact"}]"#, of: "items[*].sku")]
        try writer.finish(end)
        _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z")
        let report = try AuditReport.load(path: events)
        let rows = report.table(width: 200).split(separator: "\n").map {
            $0.split(separator: " ").joined(separator: " ")
        }
        #expect(rows[1].hasPrefix("path method ") && rows[1].hasSuffix(" empties missing rejected invalid distinct"))
        #expect(rows[3] == "items[*].sku redact 5 0 0 0 2 0 0")
        #expect(rows[4] == "warning: path 'items[*].sku': 1 masked values came out unchanged; choose another method")
        #expect(report.json().contains(#""missing":2"#))
        #expect(report.json().contains(#""guarantees":[{"method":"redact"}]"#))
        #expect(try StoreVerifier.verify(path: events).status == .done)
        _ = try Shell.sqlite(events, "UPDATE bauta_field SET masked = 6")
        let lines = try StoreVerifier.verify(path: events).lines
        #expect(lines.contains("events: path 'items[*].sku': its counts do not add up"))
    }

    @Test func `shows what came of the keys`() throws {
        #expect(try !AuditReport.load(path: path).table().contains("integrity"))
        #expect(try AuditReport.load(path: path).json().hasSuffix(#""integrity":[],"accepted":[]}"#))
        var reference = IntegrityRecord(.reference, name: "orders_fk", columns: ["name"])
        reference.table = "customers"
        reference.references = ["id"]
        (reference.status, reference.checked, reference.violations) = (.broken, 12, 3)
        reference.reason = "too many"
        var unique = IntegrityRecord(.unique, name: "pk\u{1B}", columns: ["id"])
        (unique.status, unique.checked, unique.sourceViolations) = (.holds, 12, 0)
        var other = IntegrityRecord(.unique, name: "city", columns: ["city"])
        other.reason = "read once"
        let keys = folder.file("keys.db")
        var writer = try SampleRun(datasets: ["customers", "orders"]).writer(into: keys)
        try writer.append([unique.record], to: "customers")
        try writer.append([reference.record, other.record], to: "orders")
        _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z")
        let report = try AuditReport.load(path: keys)
        #expect(report.datasets.map(\.integrity) == [[unique], [reference, other]])
        let rows = report.table(width: 200).split(separator: "\n").map {
            $0.split(separator: " ").joined(separator: " ")
        }
        #expect(
            rows.suffix(9).dropLast() == [
                "integrity", "dataset key kind refers to status checked violations source",
                rows[rows.count - 7], "customers pk\\u{1b} unique holds 12 0 0",
                "orders orders_fk reference customers broken 12 3 not compared", "orders city unique not checked",
                "note: too many: 'orders.orders_fk'", "note: read once: 'orders.city'",
            ])
        let first = #""integrity":[{"dataset":"customers","name":"pk\u001b","kind":"unique","columns":["id"],"#
        #expect(
            report.json().contains(first + #""status":"holds","checked":12,"violations":0,"source_violations":0},"#))
        #expect(try StoreVerifier.verify(path: keys).status == .done)
        _ = try Shell.sqlite(keys, "UPDATE bauta_schema SET name = 'x' WHERE name = 'city'")
        #expect(try StoreVerifier.verify(path: keys).status != .done)
    }

    @Test func `throws what it cannot open`() throws {
        let error = #expect(throws: AuditError.self) { try AuditReport.load(path: folder.file("no.db")) }
        #expect(error?.status == .absent)
    }
}
