import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct KeyCatalogTests {
    private static let yaml = """
        datasets:
          customers: { source: a.csv, columns: { id: { tokenize: integer }, name: redact } }
          orders:
            source: a.csv
            columns: { id: { tokenize: integer, unique: true }, customer_id: { references: customers.id } }
        """

    private func tuples(_ dataset: String, _ header: [String], only: [String] = []) throws -> [[String]] {
        let job = try Job(Self.yaml, ["a.csv": "id\n"])
        let plan = try RunPlan(job.rules, assignments: [], only: only)
        let declared = KeyPromise(unique: "pk", ["name", "id"], of: "customers", in: ["customers"])
        let catalog = KeyCatalog(job.rules, plan: plan, declared: only.isEmpty ? [declared] : [])
        let rules = try #require(job.rules.dataset(named: dataset))
        let tuples = catalog.collection(of: rules, columns: rules.bind(header: header).bindings).tuples
        #expect(tuples.allSatisfy { $0.ordinals == $0.columns.compactMap { header.firstIndex(of: $0) } })
        return tuples.map(\.columns)
    }

    @Test func `collects what is unique, what refers and what is referred to`() throws {
        #expect(try tuples("customers", ["name", "id"]) == [["id"], ["name", "id"]])
        #expect(try tuples("orders", ["id", "customer_id"]) == [["id"], ["customer_id"]])
    }

    @Test func `a reference to a dataset that is not run is not collected`() throws {
        #expect(try tuples("orders", ["id", "customer_id"], only: ["orders"]) == [["id"]])
        #expect(try tuples("customers", ["id", "name"], only: ["customers"]).isEmpty)
    }

    @Test func `what the source has not is not collected`() throws {
        #expect(try tuples("customers", ["name"]).isEmpty)
    }

    @Test func `a partition is called as the table whose rules it has, too`() throws {
        let job = try Job("datasets: { public.payment: { source: a.csv, keep: [id] } }\n", ["a.csv": "id\n"])
        let catalog = KeyCatalog(job.rules, plan: try RunPlan(job.rules, assignments: []), declared: [])
        let whole = TableName("payment", schema: "public")
        let part = job.rules.rules(for: TableName("payment_1", schema: "public"), parents: [whole])
        guard case .rules(let rules) = part else { throw TestFault.noRules }
        #expect(catalog.names(of: rules) == ["public.payment_1", "public.payment"])
        #expect(catalog.names(of: try #require(job.rules.dataset(named: "public.payment"))) == ["public.payment"])
    }

    private enum TestFault: Error { case noRules }

    @Test func `hashes are the same for all datasets of a run`() throws {
        let job = try Job(Self.yaml, ["a.csv": "id\n"])
        let catalog = KeyCatalog(job.rules, plan: try RunPlan(job.rules, assignments: []), declared: [])
        let hashes = try ["customers", "orders"].map { name in
            let rules = try #require(job.rules.dataset(named: name))
            let bytes = Array("1".utf8)
            return catalog.collection(of: rules, columns: []).hasher.hash(bytes.span, in: 0..<1)
        }
        #expect(hashes[0] == hashes[1])
    }
}
