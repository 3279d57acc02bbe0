import Audit
import Records
import Store
import Testing

@Suite struct RunListTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun(uuid: "1", datasets: ["customers", "or\nders"]).publish(into: path)
        try SampleRun(uuid: "2", blocks: 2, mark: "b").publish(into: path)
    }

    @Test func `tells which datasets of each run are the newest`() throws {
        let list = try RunList.load(path: path)
        #expect(list.runs.map(\.run.run) == [2, 1])
        #expect(list.runs.map { $0.newest.map(\.record.name) } == [["customers"], ["or\nders"]])
        #expect(list.runs.map { $0.older.map(\.record.name) } == [[], ["customers"]])
    }

    @Test func `is a table`() throws {
        let rows = try RunList.load(path: path).table(width: 200).split(separator: "\n").map {
            $0.split(separator: " ").joined(separator: " ")
        }
        let times = "2026-11-23T01:00:00.000Z 2026-11-23T01:00:05.250Z"
        #expect(rows[0] == "run started finished rules key tenant newest older")
        #expect(
            rows.dropFirst(2) == [
                "2 \(times) shop 0123456789abcdef acme customers 8",
                #"1 \#(times) shop 0123456789abcdef acme or\u{a}ders 12 customers 12"#,
            ])
    }

    @Test func `is JSON that another program reads`() throws {
        try folder.write(Array(try RunList.load(path: path).json().utf8), to: "runs.json")
        let script = """
            import json, sys
            runs = json.load(open(sys.argv[1]))['runs']
            for run in runs:
                print(run['run'], run['uuid'], run['key_id'], run['rules'], run['tenant'], len(run['manifest_sha256']))
                print([(found['name'], found['newest'], found['records']) for found in run['datasets']])
            """
        #expect(
            try Shell.python(script, [folder.file("runs.json")]) == [
                "2 2 0123456789abcdef shop acme 64", "[('customers', True, 8)]",
                "1 1 0123456789abcdef shop acme 64", #"[('or\nders', True, 12), ('customers', False, 12)]"#,
            ])
    }

    @Test func `throws what it cannot open`() throws {
        let error = #expect(throws: AuditError.self) { try RunList.load(path: folder.file("no.db")) }
        #expect(error?.status == .absent)
    }
}
