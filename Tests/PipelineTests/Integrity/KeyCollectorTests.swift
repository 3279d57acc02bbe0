import Ingest
import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct KeyCollectorTests {
    private static let yaml = """
        datasets:
          d:
            keep: [id, part]
            drop: [secret]
            columns: { born: { truncate: year, on-invalid: reject } }
        """

    private func keys(_ text: String, _ columns: [[String]], _ yaml: String = yaml) throws -> [TupleHashes] {
        let header = ["id", "part", "secret", "born"]
        var plan = try DatasetPlan.bench(yaml, header: header)
        plan.collection.tuples = columns.map { names in
            KeyTuple(columns: names, ordinals: names.compactMap { header.firstIndex(of: $0) })
        }
        var worker = try SliceWorker(plan)
        var slice = Slice(bytes: Array(text.utf8), sequence: 0, source: 0, line: 1, offset: 0)
        return try worker.process(&slice).keys
    }

    @Test func `collects nothing where nothing is asked for`() throws {
        #expect(KeyCollector(KeyCollection()) == nil)
        #expect(try keys("1,a,s,1999\n", []).isEmpty)
    }

    @Test func `hashes the values before and after masking`() throws {
        let born = try keys("1,a,s,1999-01-02\n2,b,s,1999-03-04\n3,c,s,2001-05-06\n", [["born"]])[0]
        #expect(born.masked.count == 3 && Set(born.masked).count == 2)
        #expect(born.originals.count == 3 && Set(born.originals).count == 3)
        let id = try keys("1,a,s,\n2,b,s,\n", [["id"]])[0]
        #expect(id.masked == id.originals)
    }

    @Test func `leaves nulls out, but not empty values`() throws {
        let one = try keys("1,a,s,\n,b,s,\n\"\",c,s,\n\"\",d,s,\n", [["id"], ["id", "part"]])
        #expect(one[0].masked.count == 3 && Set(one[0].masked).count == 2)
        #expect(one[1].masked.count == 3 && Set(one[1].masked).count == 3)
        #expect(one.map(\.originals) == one.map(\.masked))
        #expect(try keys("1,,s,\n1,,s,\n", [["id", "part"]])[0].masked.isEmpty)
    }

    @Test func `a key of several columns is all of its values`() throws {
        let keys = try keys("1,11,s,\n11,1,s,\n1,11,t,\n", [["id", "part"], ["part", "id"]])
        #expect(keys[0].masked[0] == keys[0].masked[2])
        #expect(Set(keys[0].masked).count == 2)
        #expect(keys[0].masked[0] == keys[1].masked[1])
    }

    @Test func `records that are set aside have no keys`() throws {
        let keys = try keys("1,a,s,1999-01-02\n2,b,s,x\n3,c,s,2001-05-06\n", [["id"], ["born"]])
        #expect(keys.map(\.masked.count) == [2, 2])
        #expect(keys.map(\.originals.count) == [2, 2])
    }

    @Test func `goes over windows as over the whole`() throws {
        let rows = (0..<5000).map { "\($0 % 4000),p,s,\n" }.joined()
        let id = try keys(rows, [["id"]])[0]
        #expect(id.masked.count == 5000 && Set(id.masked).count == 4000)
        #expect(id.masked == id.originals)
    }

    @Test func `every value at a path of JSON is a key`() throws {
        let yaml = """
            datasets:
              d:
                format: jsonl
                keep: [user.id]
                columns: { "items[*].sku": redact }
                unlisted: drop
            """
        var plan = try DatasetPlan.bench(yaml)
        let names = plan.shape.columns.map(\.name)
        plan.collection.tuples = try ["user.id", "items[*].sku"].map { name in
            KeyTuple(columns: [name], ordinals: [try #require(names.firstIndex(of: name))])
        }
        var worker = try SliceWorker(plan)
        let text = #"{"user":{"id":"7"},"items":[{"sku":"a"},{"sku":"b"}]}"# + "\n" + #"{"user":{"id":null}}"# + "\n"
        var slice = Slice(bytes: Array(text.utf8), sequence: 0, source: 0, line: 1, offset: 0)
        let keys = try worker.process(&slice).keys
        #expect(keys.map(\.masked.count) == [1, 2])
        #expect(keys[0].masked == keys[0].originals)
        #expect(Set(keys[1].masked).count == 1 && Set(keys[1].originals).count == 2)
    }
}
